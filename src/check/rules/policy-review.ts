import { daysBetween } from '#domain/calendar-day.ts';
import type { Policy } from '#domain/content/policy.ts';
import type { Entry } from '#domain/entry.ts';
import { policyReviewDay } from '#domain/freshness.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** A policy is reviewed before its day, and approved before it takes effect. */
export const policyReview: Rule = {
  id: 'policy-review',
  severity: 'warning',
  title: 'A policy is approved before it takes effect and reviewed by its day.',
  rationale:
    'CC5.3 asks that policies are reassessed at set times. A review day that has passed is the easiest finding of any audit, and everybody can see it in public. A review due within 30 days is information.',
  examples: examples(),
  *check(content) {
    for (const policy of content.trustCenter.policies) yield* checkOne(content, policy);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const policy = (dates: string) => ({
    'policies/access-control.md': `---
title: Access control policy
version: "1.0"
owner: Head of Security
approvedBy: Board of Directors
${dates}
---
## Purpose

Access follows the role.
`,
  });

  return [
    {
      title: 'A review day that has passed',
      files: policy('approved: 2025-09-01\nreviewBy: 2026-09-01'),
      findings: [
        'policies/access-control.md:7 The review of access-control was due on 2026-09-01, 83 days ago.',
      ],
    },
    {
      title: 'Approved over twelve months ago, no day given',
      files: policy('approved: 2025-11-01'),
      findings: [
        'policies/access-control.md:6 The review of access-control was due on 2026-11-01, 22 days ago.',
      ],
    },
    {
      title: 'Due soon',
      files: policy('approved: 2025-12-01\nreviewBy: 2026-12-01'),
      findings: [
        'policies/access-control.md:7 The review of access-control is due on 2026-12-01, in 8 days.',
      ],
    },
    {
      title: 'In force before it was approved',
      files: policy('approved: 2026-09-16\neffective: 2026-09-01'),
      findings: [
        'policies/access-control.md:7 The policy took effect on 2026-09-01, before its approval on 2026-09-16.',
      ],
    },
    {
      title: 'Approved, in force, and to be reviewed next year',
      files: policy('approved: 2026-09-16\neffective: 2026-10-01\nreviewBy: 2027-09-15'),
      findings: [],
    },
  ];
}

function* checkOne({ trustCenter, today }: Content, policy: Entry<Policy>): Iterable<Finding> {
  const { approved, effective, reviewBy } = policy.data;
  if (effective && effective < approved)
    yield at(
      policy,
      'effective',
      `The policy took effect on ${effective}, before its approval on ${approved}.`,
      'Check which of the two is meant.',
    );
  const due = policyReviewDay(policy.data, trustCenter.trust.data.reviewEvery);
  const days = daysBetween(today, due);
  const path = reviewBy ? 'reviewBy' : 'approved';
  if (days < 0)
    yield at(
      policy,
      path,
      `The review of ${policy.id} was due on ${due}, ${-days} days ago.`,
      'Review it, then write the new `approved` and `reviewBy`.',
    );
  else if (days <= 30)
    yield {
      ...at(
        policy,
        path,
        `The review of ${policy.id} is due on ${due}, in ${days} days.`,
        'Plan the review.',
      ),
      severity: 'info',
    };
}
