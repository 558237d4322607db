import type { CalendarDay } from '#domain/calendar-day.ts';
import { isAttestation } from '#domain/content/report.ts';
import type { SourcePlaces } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** What is said to have happened did not happen in the future. */
export const futureDate: Rule = {
  id: 'future-date',
  severity: 'error',
  title: 'Approvals, reviews, collections and updates are not dated after today.',
  rationale:
    'A day on which something was approved, reviewed or collected lies in the past. One in the future is a typing error, mostly in the year, and makes everything that is counted from it wrong.',
  examples: examples(),
  *check({ trustCenter, today }) {
    for (const { source, path, day, what } of pastDays(trustCenter)) {
      if (day && day > today)
        yield at(source, path, `${what} is dated ${day}, after today (${today}).`, 'Check the year.');
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (reviewed: string, collected: string) => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
status: implemented
owner: Head of Security
evidence: [{ title: Signed review, collected: ${collected} }]
reviewed: ${reviewed}
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`,
  });

  return [
    {
      title: 'Reviewed next year',
      files: control('2027-10-05', '2026-12-01'),
      findings: [
        'controls/AC-05.md:6 The evidence “Signed review” is dated 2026-12-01, after today (2026-11-23).',
        'controls/AC-05.md:7 The review of AC-05 is dated 2027-10-05, after today (2026-11-23).',
      ],
    },
    { title: 'Reviewed today', files: control('2026-11-23', '2026-10-05'), findings: [] },
  ];
}

interface PastDay {
  readonly source: SourcePlaces;
  readonly path: string;
  readonly day: CalendarDay | undefined;
  readonly what: string;
}

function* pastDays(trustCenter: TrustCenter): Iterable<PastDay> {
  const { controls, policies, documents, faq, updates, gate } = trustCenter;
  for (const source of controls) {
    yield { source, path: 'reviewed', day: source.data.reviewed, what: `The review of ${source.id}` };
    for (const [index, { title, collected }] of source.data.evidence.entries())
      yield { source, path: `evidence.${index}.collected`, day: collected, what: `The evidence “${title}”` };
  }
  for (const source of policies) {
    yield { source, path: 'approved', day: source.data.approved, what: `The approval of ${source.id}` };
    for (const [index, { version, date }] of source.data.history.entries())
      yield { source, path: `history.${index}.date`, day: date, what: `Version ${version} of ${source.id}` };
  }
  for (const source of documents) {
    yield { source, path: 'date', day: source.data.date, what: `The document ${source.id}` };
    yield {
      source,
      path: 'tested.end',
      day: source.data.tested?.end,
      what: `The end of the test in ${source.id}`,
    };
  }
  for (const source of faq)
    yield { source, path: 'updated', day: source.data.updated, what: `The update of ${source.id}` };
  for (const source of updates)
    yield { source, path: 'date', day: source.data.date, what: `The news ${source.id}` };
  for (const [index, { domain, ndaOnFile }] of gate.data.autoApprove.entries())
    yield {
      source: gate,
      path: `autoApprove.${index}.ndaOnFile.since`,
      day: ndaOnFile?.since,
      what: `The agreement with ${domain}`,
    };
  yield* providerReviews(trustCenter);
}

function* providerReviews({ reports }: TrustCenter): Iterable<PastDay> {
  for (const source of reports) {
    if (!isAttestation(source.data)) continue;
    for (const [index, { name, report }] of source.data.subserviceOrganizations.entries()) {
      const path = `subserviceOrganizations.${index}.report`;
      yield {
        source,
        path: `${path}.reviewed`,
        day: report?.reviewed,
        what: `The reading of ${name}’s report`,
      };
      yield {
        source,
        path: `${path}.periodEnd`,
        day: report?.periodEnd,
        what: `The end of ${name}’s report`,
      };
    }
  }
}
