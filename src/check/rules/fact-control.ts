import { at, type Example, type Rule } from '../rule.ts';

/** A key fact rests on a control that is implemented and public. */
export const factControl: Rule = {
  id: 'fact-control',
  severity: 'warning',
  title: 'Every key fact names an implemented, public control.',
  rationale:
    'Numbers on the front page are copied into contracts. Each needs a control behind it, so that somebody owns the number, an auditor can test it, and a reader can see how it comes about.',
  examples: examples(),
  *check({ trustCenter: { trust, controls } }) {
    const byId = new Map(controls.map((control) => [control.id, control.data]));
    for (const [index, { label, control, visibility }] of trust.data.facts.entries()) {
      if (visibility === 'internal') continue;
      const path = `facts.${index}`;
      if (!control) {
        yield at(
          trust,
          `${path}.label`,
          `The fact “${label}” names no control.`,
          'Add `control:` with the id of the control that it rests on.',
        );
        continue;
      }
      const data = byId.get(control);
      if (data && data.status !== 'implemented')
        yield at(
          trust,
          `${path}.control`,
          `The fact “${label}” rests on ${control}, which is ${data.status}.`,
          'Take the fact out until the control is implemented.',
        );
      else if (data && data.visibility !== 'public')
        yield at(
          trust,
          `${path}.control`,
          `The fact “${label}” rests on ${control}, which is ${data.visibility}; readers cannot follow it.`,
          'Name a public control.',
        );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (fact: string, front = 'status: implemented') => ({
    'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
facts:
  - { label: Encryption at rest, value: AES-256${fact} }
`,
    'controls/CR-01.md': `---
title: Data is encrypted at rest
criteria: [CC6.1]
owner: Platform Lead
${front}
---
The platform encrypts every data store with AES-256 and one key for each region, and a daily job compares the settings.
`,
  });

  return [
    {
      title: 'A number alone',
      files: files(''),
      findings: ['trust.yaml:5 The fact “Encryption at rest” names no control.'],
    },
    {
      title: 'The control is planned',
      files: files(', control: CR-01', 'status: planned'),
      findings: ['trust.yaml:5 The fact “Encryption at rest” rests on CR-01, which is planned.'],
    },
    {
      title: 'The control is internal',
      files: files(', control: CR-01', 'status: implemented\nvisibility: internal'),
      findings: [
        'trust.yaml:5 The fact “Encryption at rest” rests on CR-01, which is internal; readers cannot follow it.',
      ],
    },
    { title: 'A fact and its control', files: files(', control: CR-01'), findings: [] },
  ];
}
