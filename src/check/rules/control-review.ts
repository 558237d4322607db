import { daysBetween } from '#domain/calendar-day.ts';
import { controlReviewDay } from '#domain/freshness.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** An implemented control is looked at again at its interval. */
export const controlReview: Rule = {
  id: 'control-review',
  severity: 'warning',
  title: 'Every implemented control was reviewed within its interval.',
  rationale:
    'A description that nobody has compared with the practice for over a year is a guess. The interval is the control’s own `reviewEvery` or the one of trust.yaml; where no review is recorded, that is information.',
  examples: examples(),
  *check({ trustCenter, today }) {
    const { reviewEvery } = trustCenter.trust.data;
    for (const control of trustCenter.controls) {
      if (control.data.status !== 'implemented') continue;
      const due = controlReviewDay(control.data, reviewEvery);
      if (!due)
        yield {
          ...at(
            control,
            'status',
            `${control.id} does not say when it was last reviewed.`,
            'Add `reviewed: YYYY-MM-DD`.',
          ),
          severity: 'info',
        };
      else if (due < today)
        yield at(
          control,
          'reviewed',
          `The review of ${control.id} was due on ${due}, ${daysBetween(due, today)} days ago.`,
          'Compare the text with the practice, then write the day under `reviewed`.',
        );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (front: string) => ({
    'controls/ALL-01.md': null,
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
owner: Head of Security
${front}
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`,
  });

  return [
    {
      title: 'Reviewed over a year ago',
      files: control('status: implemented\nreviewed: 2025-10-05'),
      findings: ['controls/AC-05.md:6 The review of AC-05 was due on 2026-10-05, 49 days ago.'],
    },
    {
      title: 'Reviewed too long ago for its own interval',
      files: control('status: implemented\nreviewed: 2026-05-05\nreviewEvery: 6 months'),
      findings: ['controls/AC-05.md:6 The review of AC-05 was due on 2026-11-05, 18 days ago.'],
    },
    {
      title: 'No review recorded',
      files: control('status: implemented'),
      findings: ['controls/AC-05.md:5 AC-05 does not say when it was last reviewed.'],
    },
    {
      title: 'Reviewed this year',
      files: control('status: implemented\nreviewed: 2026-10-05'),
      findings: [],
    },
    {
      title: 'A planned control waits',
      files: control('status: planned\nreviewed: 2024-10-05'),
      findings: [],
    },
  ];
}
