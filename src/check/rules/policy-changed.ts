import { wordsOf } from '#domain/documentation.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** The words of a policy are the ones that were approved. */
export const policyChanged: Rule = {
  id: 'policy-changed',
  severity: 'warning',
  title: 'A policy whose words changed has a new version and approval.',
  rationale:
    'The page shows by whom and when a version was approved. Words that came later were not. Formatting is no change: only words and their order are compared, with the first commit of the version. Without git nothing is compared.',
  examples: examples(),
  *check({ trustCenter, facts: { history } }) {
    if (history.kind === 'unknown') return;
    for (const policy of trustCenter.policies) {
      const beginning = history.beginnings.get(policy.file);
      if (!beginning || beginning.body === policy.body) continue;
      const before = wordsOf(beginning.body);
      const now = wordsOf(policy.body);
      const first = now.findIndex((word, index) => word !== before[index]);
      if (first === -1 && now.length === before.length) continue;
      const near = now
        .slice(Math.max(0, (first === -1 ? now.length : first) - 3), (first === -1 ? now.length : first) + 3)
        .join(' ');
      yield at(
        policy,
        'version',
        `The words changed since version ${policy.data.version} began on ${beginning.day} (${beginning.commit.slice(0, 7)}), first near “${near}”, but the version did not.`,
        'Raise `version` and write the day of the new approval.',
      );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const policy = (version: string, body: string) => ({
    'policies/access-control.md': `---
title: Access control policy
version: "${version}"
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
---
## Purpose

${body}
`,
  });
  const before = policy('1.0', 'Access is reviewed every quarter by the role owner.');

  return [
    {
      title: 'Other words under the same version',
      files: policy('1.0', 'Access is reviewed every year by the role owner.'),
      committed: before,
      findings: [
        'policies/access-control.md:3 The words changed since version 1.0 began on 2026-02-01 (0123456), first near “is reviewed every year by the”, but the version did not.',
      ],
    },
    {
      title: 'Formatting is no change',
      files: policy('1.0', 'Access is reviewed\n**every quarter** by the role owner.'),
      committed: before,
      findings: [],
    },
    {
      title: 'A new version',
      files: policy('1.1', 'Access is reviewed every year.'),
      committed: {},
      findings: [],
    },
  ];
}
