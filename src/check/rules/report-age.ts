import { addMonths } from '#domain/calendar-day.ts';
import { isAttestation } from '#domain/content/report.ts';
import { coverageEnd, standingOf } from '#domain/report-standing.ts';
import { reportTitle } from '#domain/report-title.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** Reviewers take a SOC report as current for twelve months after the end of its period. */
export const reportAge: Rule = {
  id: 'report-age',
  severity: 'warning',
  title: 'The current report of a series is not older than twelve months.',
  rationale:
    'Age counts from the end of the period. For twelve months a report is current; for three more it still is where a bridge letter covers the day or the next report is in fieldwork. Beyond that, or without either, the page says that it is out of date and the badge goes.',
  examples: examples(),
  *check({ trustCenter, today }) {
    const { reports, documents } = trustCenter;
    for (const report of reports) {
      const { data } = report;
      const end = coverageEnd(data);
      if (!isAttestation(data) || !end) continue;
      const standing = standingOf(report, reports, documents, today);
      const path = data.period ? 'period.end' : 'asOf';
      const name = `The ${reportTitle(data)} ${report.id}`;
      if (standing === 'next-due')
        yield at(
          report,
          path,
          `${name} is over twelve months old; the next one is due by ${addMonths(end, 15)}.`,
          'It stays current until then while a bridge letter covers the day or the next report is in fieldwork.',
        );
      if (standing === 'stale')
        yield at(
          report,
          path,
          `${name} is out of date: ${why(end, today)}.`,
          'Its page says so and its badge is gone. Add the next report, or set its status to `fieldwork`, or add a bridge letter.',
        );
    }
  },
};

function why(end: Parameters<typeof addMonths>[0], today: string): string {
  return today > addMonths(end, 15)
    ? `what it covers ended on ${end}, over fifteen months ago`
    : `what it covers ended on ${end}, over twelve months ago, and neither a bridge letter nor the next report’s fieldwork follows`;
}

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (end: string) => `---
framework: soc2
type: 2
status: issued
period: { start: 2024-11-01, end: ${end} }
reportDate: 2025-12-14
categories: [security]
series: cloud
---
The report covers Acme Cloud.
`;

  const next = `---
framework: soc2
type: 2
status: fieldwork
period: { start: 2025-11-01, end: 2026-10-31 }
categories: [security]
series: cloud
---
The next report covers Acme Cloud.
`;

  return [
    {
      title: 'Sixteen months after the period',
      files: { 'reports/soc2-2025.md': report('2025-07-20') },
      findings: [
        'reports/soc2-2025.md:5 The SOC 2 Type 2 report soc2-2025 is out of date: what it covers ended on 2025-07-20, over fifteen months ago.',
      ],
    },
    {
      title: 'Thirteen months, and nothing follows',
      files: { 'reports/soc2-2025.md': report('2025-10-20') },
      findings: [
        'reports/soc2-2025.md:5 The SOC 2 Type 2 report soc2-2025 is out of date: what it covers ended on 2025-10-20, over twelve months ago, and neither a bridge letter nor the next report’s fieldwork follows.',
      ],
    },
    {
      title: 'Thirteen months, and the next report is in fieldwork',
      files: { 'reports/soc2-2025.md': report('2025-10-20'), 'reports/soc2-2026.md': next },
      findings: [
        'reports/soc2-2025.md:5 The SOC 2 Type 2 report soc2-2025 is over twelve months old; the next one is due by 2027-01-20.',
      ],
    },
    {
      title: 'Twelve months to the day',
      files: { 'reports/soc2-2025.md': report('2025-11-23') },
      findings: [],
    },
  ];
}
