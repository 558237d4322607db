import { at, type Example, type Rule } from '../rule.ts';

/** An implemented control rests on a policy. */
export const controlPolicy: Rule = {
  id: 'control-policy',
  severity: 'info',
  title: 'An implemented control names the policy that it carries out.',
  rationale:
    'CC5.3 asks that controls are deployed through policies that say what is expected. A reviewer follows the control to its policy; where none is named, the practice rests on habit. Sites without any policy are not asked.',
  examples: examples(),
  *check({ trustCenter: { controls, policies } }) {
    if (policies.length === 0) return;
    for (const control of controls) {
      if (control.data.status !== 'implemented' || control.data.policies.length > 0) continue;
      yield at(
        control,
        'title',
        `${control.id} names no policy.`,
        'Add `policies: […]` with the policy that asks for it.',
      );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const policy = `---
title: Access control policy
version: "1.0"
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
---
## Purpose

Access follows the role.
`;

  const control = (front: string) => `---
title: Access is reviewed
criteria: [CC6.2]
owner: Head of Security
${front}
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`;

  const files = (front: string) => ({
    'policies/access-control.md': policy,
    'controls/ALL-01.md': null,
    'controls/AC-05.md': control(front),
  });

  return [
    {
      title: 'A practice without a policy',
      files: files('status: implemented'),
      findings: ['controls/AC-05.md:2 AC-05 names no policy.'],
    },
    { title: 'A planned control may wait', files: files('status: planned'), findings: [] },
    {
      title: 'A control and its policy',
      files: files('status: implemented\npolicies: [access-control]'),
      findings: [],
    },
  ];
}
