import { addDays, addMonths, daysBetween } from '#domain/calendar-day.ts';
import { type AttestationReport, isAttestation, type Report } from '#domain/content/report.ts';
import type { Entry } from '#domain/entry.ts';
import { periodDays, seriesOf } from '#domain/report-standing.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** The dates of reports agree with their type, with each other and with today (AT-C 205; SOC 2 guide). */
export const reportDates: Rule = {
  id: 'report-dates',
  severity: 'error',
  title: 'A report’s type, period, dates and status agree with each other and with today.',
  rationale:
    'A Type 1 report speaks of one day, a Type 2 report of a period that has ended before the auditor signs. A wrong date turns a correct attestation into a false claim, and reviewers check dates first.',
  examples: examples(),
  *check(content) {
    for (const report of content.trustCenter.reports) {
      const { data } = report;
      if (!isAttestation(data)) continue;
      yield* typeDates(report, data);
      yield* periodLength(report, data);
      if (data.status === 'issued' || data.status === 'superseded') yield* issuedDates(report, data, content);
    }
    yield* continuity(content.trustCenter.reports);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (front: string) => `---
framework: soc2
${front}
categories: [security]
---
The report covers Acme Cloud.
`;

  const issued = (dates: string) =>
    report(`type: 2
status: issued
${dates}
opinion: unqualified
file: { vault: report.pdf.age, sha256: "${'0'.repeat(64)}", pages: 60, bytes: 900000 }`);

  return [
    {
      title: 'A Type 1 report with a period',
      files: {
        'reports/soc2.md': report('type: 1\nstatus: planned\nperiod: { start: 2026-01-01, end: 2026-06-30 }'),
      },
      findings: [
        'reports/soc2.md:3 A Type 1 report speaks of one day, but `asOf` is missing.',
        'reports/soc2.md:5 A Type 1 report has no period.',
      ],
    },
    {
      title: 'A Type 2 report of a day',
      files: { 'reports/soc2.md': report('type: 2\nstatus: planned\nasOf: 2026-06-30') },
      findings: [
        'reports/soc2.md:3 A Type 2 report speaks of a period, but `period` is missing.',
        'reports/soc2.md:5 A Type 2 report speaks of a period, not of a day.',
      ],
    },
    {
      title: 'A period that ends before it starts',
      files: {
        'reports/soc2.md': report('type: 2\nstatus: planned\nperiod: { start: 2026-07-01, end: 2026-06-30 }'),
      },
      findings: ['reports/soc2.md:5 The period ends on 2026-06-30, which is not after its start 2026-07-01.'],
    },
    {
      title: 'An issued report whose period is not over',
      files: {
        'reports/soc2.md': issued('period: { start: 2026-01-01, end: 2026-12-31 }\nreportDate: 2026-11-01'),
      },
      findings: [
        'reports/soc2.md:5 The report is issued, but what it covers ends on 2026-12-31, after today (2026-11-23).',
        'reports/soc2.md:6 The report is dated before what it covers has ended.',
      ],
    },
    {
      title: 'A report signed long after the period',
      files: {
        'reports/soc2.md': issued('period: { start: 2025-01-01, end: 2025-12-31 }\nreportDate: 2026-06-30'),
      },
      findings: [
        'reports/soc2.md:6 The report is dated 181 days after the end of what it covers; 14 to 120 are usual.',
      ],
    },
    {
      title: 'A gap between two periods',
      files: {
        'reports/a.md': issued(
          'series: cloud\nperiod: { start: 2025-01-01, end: 2025-12-31 }\nreportDate: 2026-02-20',
        ),
        'reports/b.md': report(
          'type: 2\nstatus: observation\nseries: cloud\nperiod: { start: 2026-02-01, end: 2026-12-31 }',
        ),
      },
      findings: [
        'reports/b.md:6 The period leaves 31 days uncovered after that of a, which ended on 2025-12-31.',
      ],
    },
    {
      title: 'A year, signed six weeks later',
      files: {
        'reports/soc2.md': issued('period: { start: 2025-07-01, end: 2026-06-30 }\nreportDate: 2026-08-14'),
      },
      findings: [],
    },
  ];
}

function* typeDates(report: Entry<Report>, data: AttestationReport): Iterable<Finding> {
  if (data.framework === 'soc3') {
    if (!data.period)
      yield at(report, 'period', 'A SOC 3 report has a period.', 'Add `period: { start, end }`.');
    return;
  }
  if (data.type === undefined) {
    yield at(
      report,
      'framework',
      `A ${data.framework.toUpperCase().replace('SOC', 'SOC ')} report has a type.`,
      'Add `type: 1` or `type: 2`.',
    );
    return;
  }
  if (data.type === 1) {
    if (!data.asOf)
      yield at(
        report,
        'type',
        'A Type 1 report speaks of one day, but `asOf` is missing.',
        'Add `asOf: YYYY-MM-DD`.',
      );
    if (data.period)
      yield at(report, 'period', 'A Type 1 report has no period.', 'Remove `period`, or make it `type: 2`.');
    return;
  }
  if (!data.period)
    yield at(
      report,
      'type',
      'A Type 2 report speaks of a period, but `period` is missing.',
      'Add `period: { start, end }`.',
    );
  if (data.asOf)
    yield at(report, 'asOf', 'A Type 2 report speaks of a period, not of a day.', 'Remove `asOf`.');
}

function* periodLength(report: Entry<Report>, data: AttestationReport): Iterable<Finding> {
  const days = periodDays(data);
  if (!data.period || days === null) return;
  if (data.period.start >= data.period.end) {
    yield at(
      report,
      'period.end',
      `The period ends on ${data.period.end}, which is not after its start ${data.period.start}.`,
      'Check which of the two is meant.',
    );
    return;
  }
  if (data.periodNote) return;
  const unusual =
    days > 366
      ? 'over 366 days'
      : data.period.end < addDays(addMonths(data.period.start, 3), -1)
        ? 'under three months'
        : null;
  if (unusual) {
    yield {
      ...at(
        report,
        'period.end',
        `The period is ${days} days long, ${unusual}; usual are 3 to 12 months.`,
        'Check the dates, or say why in `periodNote`.',
      ),
      severity: 'warning',
    };
  }
}

function* issuedDates(report: Entry<Report>, data: AttestationReport, { today }: Content): Iterable<Finding> {
  const end = data.period?.end ?? data.asOf;
  const endPath = data.period ? 'period.end' : 'asOf';
  if (!data.reportDate) {
    yield at(
      report,
      'status',
      `The report is ${data.status}, but \`reportDate\` is missing.`,
      'Add the date of the auditor’s report.',
    );
  }
  if (!data.opinion)
    yield at(
      report,
      'status',
      `The report is ${data.status}, but \`opinion\` is missing.`,
      'Add the auditor’s opinion.',
    );
  if (!data.file)
    yield at(
      report,
      'status',
      `The report is ${data.status}, but \`file\` is missing.`,
      'Add the report with `npx vitrine vault add`.',
    );
  if (end && end > today) {
    yield at(
      report,
      endPath,
      `The report is ${data.status}, but what it covers ends on ${end}, after today (${today}).`,
      'Its status is `observation` until then.',
    );
  }
  if (data.reportDate && data.reportDate > today) {
    yield at(
      report,
      'reportDate',
      `The report is dated ${data.reportDate}, after today (${today}).`,
      'Its status is `fieldwork` until then.',
    );
  }
  if (end && data.reportDate) yield* reportingTime(report, daysBetween(end, data.reportDate));
}

function* reportingTime(report: Entry<Report>, days: number): Iterable<Finding> {
  if (days <= 0) {
    yield at(
      report,
      'reportDate',
      'The report is dated before what it covers has ended.',
      'An auditor signs after the end of the period.',
    );
  } else if (days < 14 || days > 120) {
    yield {
      ...at(
        report,
        'reportDate',
        `The report is dated ${days} days after the end of what it covers; 14 to 120 are usual.`,
        'Check both dates.',
      ),
      severity: 'warning',
    };
  }
}

/** The next period of a series starts the day after the last one ended. */
function* continuity(reports: readonly Entry<Report>[]): Iterable<Finding> {
  const periods = reports.flatMap((report) => {
    const { data } = report;
    return isAttestation(data) && data.period && data.type === 2 && data.status !== 'withdrawn'
      ? [{ report, series: seriesOf(report), period: data.period }]
      : [];
  });
  periods.sort((a, b) => (a.period.start < b.period.start ? -1 : 1));
  for (const [index, { report, series, period }] of periods.entries()) {
    const before = periods.slice(0, index).findLast((other) => other.series === series);
    if (!before) continue;
    const gap = daysBetween(before.period.end, period.start) - 1;
    if (gap === 0) continue;
    const words = gap > 0 ? `leaves ${gap} days uncovered after` : `overlaps by ${-gap} days with`;
    yield {
      ...at(
        report,
        'period.start',
        `The period ${words} that of ${before.report.id}, which ended on ${before.period.end}.`,
        `The next day is ${addDays(before.period.end, 1)}.`,
      ),
      severity: 'warning',
    };
  }
}
