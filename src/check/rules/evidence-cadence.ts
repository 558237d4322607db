import { daysBetween } from '#domain/calendar-day.ts';
import { cadenceInterval, evidenceDay } from '#domain/freshness.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** Evidence is collected as often as it says. */
export const evidenceCadence: Rule = {
  id: 'evidence-cadence',
  severity: 'warning',
  title: 'Evidence of implemented controls is not older than its cadence.',
  rationale:
    'An auditor samples over the whole period. Quarterly evidence that is missing for a quarter cannot be collected afterwards, so the day on which it becomes overdue matters more than the audit’s.',
  examples: examples(),
  *check({ trustCenter, today }) {
    for (const control of trustCenter.controls) {
      if (control.data.status !== 'implemented') continue;
      for (const [index, evidence] of control.data.evidence.entries()) {
        const path = `evidence.${index}`;
        const { title, collected, cadence } = evidence;
        const due = evidenceDay(evidence);
        if (due && due < today)
          yield at(
            control,
            `${path}.collected`,
            `“${title}” has the cadence ${cadence} and is of ${collected}; the next was due on ${due}, ${daysBetween(due, today)} days ago.`,
            'Collect it, then write the day under `collected`.',
          );
        if (!collected && cadence && cadenceInterval(cadence))
          yield at(
            control,
            `${path}.title`,
            `“${title}” has the cadence ${cadence}, but was never collected.`,
            'Add `collected: YYYY-MM-DD`.',
          );
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (evidence: string) => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
status: implemented
owner: Head of Security
evidence:
  - { title: Signed review, ${evidence} }
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`,
  });

  return [
    {
      title: 'A quarter without evidence',
      files: control('collected: 2026-07-05, cadence: quarterly'),
      findings: [
        'controls/AC-05.md:7 “Signed review” has the cadence quarterly and is of 2026-07-05; the next was due on 2026-10-05, 49 days ago.',
      ],
    },
    {
      title: 'Never collected',
      files: control('cadence: annually'),
      findings: ['controls/AC-05.md:7 “Signed review” has the cadence annually, but was never collected.'],
    },
    {
      title: 'This quarter’s evidence',
      files: control('collected: 2026-10-05, cadence: quarterly'),
      findings: [],
    },
    { title: 'Evidence that events bring', files: control('cadence: per-change'), findings: [] },
  ];
}
