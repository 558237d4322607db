import { coverageOf } from '#domain/coverage.ts';
import { placeOf } from '#domain/entry.ts';
import { systemsOf } from '#frameworks/systems.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** A criterion has at least one control that readers can see. */
export const publishedCriterion: Rule = {
  id: 'published-criterion',
  severity: 'warning',
  title: 'Every covered criterion has a control that is public.',
  rationale:
    'Internal controls count, but the page of their criterion can only say “documented, not published”. A reader cannot tell that from a gap.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const system of systemsOf(trustCenter)) {
      for (const { criterion, state, controls } of coverageOf(
        system.scope,
        system.criteria,
        trustCenter.controls,
      )) {
        if (state !== 'covered' || controls.some(({ data }) => data.visibility === 'public')) continue;
        yield {
          message: `${criterion.id} (${criterion.title}) has only controls that are not public (${controls.map(({ id }) => id).join(', ')}); its page says “documented, not published”.`,
          hint: 'Publish one of them, or write a public summary as a control of its own.',
          file: trustCenter.trust.file,
          place: placeOf(trustCenter.trust, `${system.path}.categories`),
          related: controls.map((control) => ({
            file: control.file,
            place: placeOf(control, 'visibility'),
            message: `${control.id} is ${control.data.visibility}`,
          })),
        } satisfies Finding;
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const trust = `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope:
  framework: soc2-tsc-2017-rev2022
  categories: [security, availability]
`;

  const control = (visibility: string) => `---
title: Availability is planned for
criteria: [A1.1, A1.2, A1.3]
status: implemented
owner: Platform Lead
visibility: ${visibility}
---
The platform lead reviews capacity, backups and recovery tests every month and records the result for the auditor.
`;

  return [
    {
      title: 'An internal control alone',
      files: { 'trust.yaml': trust, 'controls/BC-01.md': control('internal') },
      findings: [
        'trust.yaml:5 A1.1 (Capacity management) has only controls that are not public (BC-01); its page says “documented, not published”.',
        'trust.yaml:5 A1.2 (Environment, backup and recovery infrastructure) has only controls that are not public (BC-01); its page says “documented, not published”.',
        'trust.yaml:5 A1.3 (Recovery testing) has only controls that are not public (BC-01); its page says “documented, not published”.',
      ],
    },
    {
      title: 'A public control',
      files: { 'trust.yaml': trust, 'controls/BC-01.md': control('public') },
      findings: [],
    },
  ];
}
