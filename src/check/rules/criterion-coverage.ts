import { type CriterionCoverage, coverageOf, type NearMiss } from '#domain/coverage.ts';
import { minimumWords } from '#domain/documentation.ts';
import { placeOf } from '#domain/entry.ts';
import { type System, systemsOf } from '#frameworks/systems.ts';
import { isNamedInRefused } from '../refused-texts.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** The heart of the linter: an in-scope criterion without a documented control fails the build. */
export const criterionCoverage: Rule = {
  id: 'criterion-coverage',
  severity: 'error',
  title:
    'Every criterion in scope has an implemented, documented control, a carve-out, or a reason why it does not apply.',
  rationale:
    'The categories in scope bring in their criteria whole. An auditor asks for each which controls address it; a trust center that is silent about one shows a gap to every reader. Planned and partial controls do not count, and neither does a control without text.',
  examples: examples(),
  *check(content) {
    for (const system of systemsOf(content.trustCenter)) {
      const coverage = coverageOf(system.scope, system.criteria, content.trustCenter.controls);
      for (const criterion of coverage) {
        if (criterion.state !== 'uncovered') continue;
        if (isNamedInRefused(content, 'control', criterion.criterion.id)) continue;
        yield uncovered(content, system, criterion);
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (front: string, body: string) =>
    `---
title: Everything else is controlled
criteria: [CC1.1, CC1.2, CC1.3, CC1.4, CC1.5, CC2.1, CC2.2, CC2.3, CC3.1, CC3.2, CC3.3, CC3.4, CC4.1, CC4.2, CC5.1, CC5.2, CC5.3,
  CC6.1, CC6.2, CC6.3, CC6.4, CC6.5, CC6.6, CC6.7, CC6.8, CC7.1, CC7.2, CC7.3, CC7.4, CC7.5, CC8.1, CC9.1]
status: implemented
owner: Head of Security
---
The head of security does each week what the criteria ask for and keeps a record of it that the auditor can read.
---SPLIT---
---
title: Vendors are assessed
criteria: [CC9.2]
owner: Head of Security
${front}
---
${body}
`.split('---SPLIT---\n');

  const two = (
    front: string,
    body = 'The compliance manager assesses each vendor before it is used and once a year afterwards, and records the result.',
  ) => {
    const [rest = '', vendor = ''] = control(front, body);
    return { 'controls/ALL-01.md': rest, 'controls/VM-01.md': vendor };
  };

  const gap =
    'trust.yaml:12 CC9.2 (Vendor and partner risk) is in scope, but no implemented control documents it.';

  return [
    { title: 'The only control is planned', files: two('status: planned'), findings: [gap] },
    { title: 'The only control is partial', files: two('status: partial'), findings: [gap] },
    { title: 'The control has no text', files: two('status: implemented', ''), findings: [gap] },
    { title: 'An implemented, documented control', files: two('status: implemented'), findings: [] },
  ];
}

function uncovered({ trustCenter }: Content, system: System, coverage: CriterionCoverage): Finding {
  const { id, title } = coverage.criterion;
  const misses = coverage.nearMisses;
  return {
    message: `${id} (${title}) is in scope, but no implemented control documents it.`,
    hint:
      misses.length > 0
        ? `Near: ${misses.map(missWords).join('; ')}.`
        : `Map an implemented control to it with \`criteria: [${id}]\`, or list it under \`carvedOut\` or \`notApplicable\`.`,
    file: trustCenter.trust.file,
    place: placeOf(trustCenter.trust, `${system.path}.categories`),
    related: misses.map((miss) => ({
      file: miss.control.file,
      place: placeOf(
        miss.control,
        miss.why === 'status' ? 'status' : miss.why === 'products' ? 'products' : '',
      ),
      message: missWords(miss),
    })),
  };
}

function missWords(miss: NearMiss): string {
  const { id, data } = miss.control;
  switch (miss.why) {
    case 'status':
      return `${id} is ${data.status}, not implemented`;
    case 'products':
      return `${id} is for other products (${data.products.join(', ')})`;
    case 'documentation':
      return `${id} ${gapWords[miss.gap]}`;
    default:
      return miss satisfies never;
  }
}

const gapWords = {
  empty: 'has no text',
  'repeats-title': 'only repeats its title',
  'too-short': `has fewer than ${minimumWords} words`,
  'template-token': 'has an unfilled template token',
} as const;
