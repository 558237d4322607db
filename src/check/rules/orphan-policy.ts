import { isNamedInRefused } from '../refused-texts.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** A policy is put into practice by a control, or names the criteria that it answers. */
export const orphanPolicy: Rule = {
  id: 'orphan-policy',
  severity: 'warning',
  title: 'Every policy is named by a control or names a criterion.',
  rationale:
    'A policy that no control puts into practice is paper: an auditor asks how it is carried out, and a reader of the site finds no way to it from any criterion.',
  examples: examples(),
  *check(content) {
    const { policies, controls } = content.trustCenter;
    const named = new Set(
      controls
        .flatMap(({ data }) => (data.status === 'retired' ? [] : data.policies))
        .map((id) => id.toLowerCase()),
    );
    for (const policy of policies) {
      if (policy.data.criteria.length > 0 || named.has(policy.id.toLowerCase())) continue;
      if (isNamedInRefused(content, 'control', policy.id)) continue;
      yield at(
        policy,
        'title',
        `No control names the policy ${policy.id}, and it names no criterion.`,
        `Add \`policies: [${policy.id}]\` to the controls that carry it out.`,
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

  const control = (status: string) => `---
title: Access is reviewed
criteria: [CC6.2]
status: ${status}
owner: Head of Security
policies: [access-control]
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`;

  const finding =
    'policies/access-control.md:2 No control names the policy access-control, and it names no criterion.';

  return [
    { title: 'A policy alone', files: { 'policies/access-control.md': policy }, findings: [finding] },
    {
      title: 'Only a retired control names it',
      files: { 'policies/access-control.md': policy, 'controls/AC-05.md': control('retired') },
      findings: [finding],
    },
    {
      title: 'A control puts it into practice',
      files: { 'policies/access-control.md': policy, 'controls/AC-05.md': control('implemented') },
      findings: [],
    },
  ];
}
