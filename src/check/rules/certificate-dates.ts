import type { CalendarDay } from '#domain/calendar-day.ts';
import { type Certificate, isAttestation } from '#domain/content/report.ts';
import type { Entry } from '#domain/entry.ts';
import { currentReport, seriesOf } from '#domain/report-standing.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** An issued certificate has a day of issue and a day on which it ends. */
export const certificateDates: Rule = {
  id: 'certificate-dates',
  severity: 'error',
  title: 'An issued certificate has its dates, its body and its number, and has not expired.',
  rationale:
    'Readers check a certificate by its number with the body that issued it. One that has expired, or whose dates contradict each other, is a false claim.',
  examples: examples(),
  *check(content) {
    for (const report of content.trustCenter.reports) {
      const { data } = report;
      if (!isAttestation(data)) yield* checkOne(content, report, data);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const certificate = (front: string) => ({
    'reports/iso27001.md': `---
framework: iso27001
status: issued
${front}
---
The certificate covers the development and operation of Acme Cloud.
`,
  });
  const named = 'body: Normwerk GmbH\ncertificateNo: "4711"';

  return [
    {
      title: 'A certificate without dates and number',
      files: certificate('body: Normwerk GmbH'),
      findings: [
        'reports/iso27001.md:3 The certificate is issued, but `certificateNo` is missing.',
        'reports/iso27001.md:3 The certificate is issued, but `expires` is missing.',
        'reports/iso27001.md:3 The certificate is issued, but `issued` is missing.',
      ],
    },
    {
      title: 'It ends before it begins',
      files: certificate(`${named}\nissued: 2026-05-01\nexpires: 2025-05-01`),
      findings: [
        'reports/iso27001.md:7 The certificate expires on 2025-05-01, which is not after its issue on 2026-05-01.',
      ],
    },
    {
      title: 'It has expired',
      files: certificate(`${named}\nissued: 2023-05-01\nexpires: 2026-04-30`),
      findings: ['reports/iso27001.md:7 The certificate expired on 2026-04-30.'],
    },
    {
      title: 'Three years',
      files: certificate(`${named}\nissued: 2026-05-01\nexpires: 2029-04-30`),
      findings: [],
    },
  ];
}

function* checkOne(
  { trustCenter, today }: Content,
  report: Entry<Content['trustCenter']['reports'][number]['data']>,
  data: Certificate,
): Iterable<Finding> {
  const { issued, expires, status } = data;
  if (status === 'issued') yield* missing(report, data);
  if (issued && expires && expires <= issued) {
    yield at(
      report,
      'expires',
      `The certificate expires on ${expires}, which is not after its issue on ${issued}.`,
      'Check which of the two is meant.',
    );
    return;
  }
  if (status !== 'issued') return;
  if (issued && issued > today)
    yield at(
      report,
      'issued',
      `The certificate is issued on ${issued}, after today (${today}).`,
      'Its status is `planned` until then.',
    );
  if (isOver(expires, today) && currentReport(trustCenter.reports, seriesOf(report))?.id === report.id) {
    yield {
      ...at(
        report,
        'expires',
        `The certificate expired on ${expires}.`,
        'Add its successor, or set `status: withdrawn`.',
      ),
      severity: 'warning',
    };
  }
}

function* missing(report: Entry<unknown>, data: Certificate): Iterable<Finding> {
  const ends = expiring.has(data.framework);
  const needed = data.framework.startsWith('iso')
    ? (['body', 'certificateNo', 'issued', 'expires'] as const)
    : ends
      ? (['issued', 'expires'] as const)
      : (['issued'] as const);
  for (const key of needed) {
    if (data[key] === undefined)
      yield at(
        report,
        'status',
        `The certificate is issued, but \`${key}\` is missing.`,
        `Add \`${key}:\` as it stands on the certificate.`,
      );
  }
}

/** Besides ISO certificates: assessments that are good for a set time. */
const expiring: ReadonlySet<string> = new Set(['pci-dss', 'hitrust', 'tisax', 'cyber-essentials']);

function isOver(expires: CalendarDay | undefined, today: CalendarDay): expires is CalendarDay {
  return expires !== undefined && expires < today;
}
