import { addMonths, type CalendarDay, daysBetween } from './calendar-day.ts';
import type { TrustDocument } from './content/document.ts';
import { type AttestationReport, isAttestation, type Report } from './content/report.ts';
import type { Entry } from './entry.ts';

/**
 * How a report stands today. Only the latest issued one of a series is `current`, `next-due` or `stale`; nobody edits an old
 * file when a new report lands.
 */
export type ReportStanding =
  | 'planned'
  | 'in-progress'
  | 'current'
  | 'next-due'
  | 'stale'
  | 'superseded'
  | 'withdrawn';

/** The day a report speaks up to: the period's end (type 2), the day (type 1) or the day of issue (certificates). */
export function coverageEnd(report: Report): CalendarDay | null {
  if (!isAttestation(report)) return report.issued ?? null;
  return report.period?.end ?? report.asOf ?? null;
}

/** Reports that follow each other: the same `series`, or the report alone. */
export function seriesOf(report: Entry<Report>): string {
  return report.data.series ?? report.id;
}

/** The latest issued report of a series: the only one that carries the badge. Null where none is issued. */
export function currentReport(reports: readonly Entry<Report>[], series: string): Entry<Report> | null {
  const issued = reports
    .filter(
      (report) => seriesOf(report) === series && report.data.status === 'issued' && coverageEnd(report.data),
    )
    .sort((a, b) => compare(coverageEnd(b.data), coverageEnd(a.data)));
  return issued[0] ?? null;
}

/**
 * How a report stands on a day. Age counts from the end of the period: current to 12 months; to 15 months the next report is
 * due, and the report still current where a bridge letter covers the day or the next report is in fieldwork; stale beyond.
 */
export function standingOf(
  report: Entry<Report>,
  reports: readonly Entry<Report>[],
  documents: readonly Entry<TrustDocument>[],
  today: CalendarDay,
): ReportStanding {
  const { status } = report.data;
  if (status === 'planned' || status === 'withdrawn' || status === 'superseded') return status;
  if (status === 'observation' || status === 'fieldwork') return 'in-progress';
  if (currentReport(reports, seriesOf(report))?.id !== report.id) return 'superseded';
  if (!isAttestation(report.data))
    return report.data.expires && report.data.expires < today ? 'stale' : 'current';
  return ageStanding(report, reports, documents, today);
}

function ageStanding(
  report: Entry<Report>,
  reports: readonly Entry<Report>[],
  documents: readonly Entry<TrustDocument>[],
  today: CalendarDay,
): ReportStanding {
  const end = coverageEnd(report.data);
  if (!end || today <= addMonths(end, 12)) return 'current';
  if (today > addMonths(end, 15)) return 'stale';
  const bridged = documents.some(
    ({ data }) =>
      data.kind === 'bridge-letter' && data.report === report.id && (data.covers?.end ?? '') >= today,
  );
  const next = reports.some(
    (other) => seriesOf(other) === seriesOf(report) && other.data.status === 'fieldwork',
  );
  return bridged || next ? 'next-due' : 'stale';
}

/** Days of a type 2 period, first and last day included. */
export function periodDays(report: AttestationReport): number | null {
  return report.period ? daysBetween(report.period.start, report.period.end) + 1 : null;
}

function compare(a: CalendarDay | null, b: CalendarDay | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
