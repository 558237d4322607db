import { criteriaOf } from '#domain/coverage.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** A control addresses a criterion or an item of another framework. */
export const orphanControl: Rule = {
  id: 'orphan-control',
  severity: 'warning',
  title: 'Every control names at least one criterion or has a mapping.',
  rationale:
    'A control that addresses nothing appears on no criterion’s page and in no auditor’s request list. Usually its mapping was forgotten or removed by mistake.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const control of trustCenter.controls) {
      const { data } = control;
      const mapped = Object.values(data.mappings).some((items) => items.length > 0);
      if (data.status === 'retired' || mapped || criteriaOf(data).length > 0) continue;
      yield at(
        control,
        'title',
        `${control.id} names no criterion and has no mapping.`,
        'Add `criteria: […]`, or retire the control.',
      );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (front: string) => ({
    'controls/AC-05.md': `---
title: Access is reviewed
${front}
owner: Head of Security
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`,
  });

  return [
    {
      title: 'A control of nothing',
      files: control('status: implemented'),
      findings: ['controls/AC-05.md:2 AC-05 names no criterion and has no mapping.'],
    },
    { title: 'Retired controls may stand alone', files: control('status: retired'), findings: [] },
    {
      title: 'A mapping to another framework',
      files: control('status: implemented\nmappings: { iso27001: [A.5.18] }'),
      findings: [],
    },
  ];
}
