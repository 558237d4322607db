import { type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { ReportStanding } from '#domain/report-standing.ts';
import { counted, frameworkLabel, standingLabels } from './labels.ts';
import type { PublicReport } from './public/public-report.ts';

/** What a report is called: `SOC 2® Type 2 report`; an examination while there is no report yet. */
export function reportName(report: PublicReport): string {
  if (report.title) return report.title;
  const framework = frameworkLabel(report.framework);
  if (report.kind === 'certificate') return `${framework} certificate`;
  const noun = report.standing === 'in-progress' || report.standing === 'planned' ? 'examination' : 'report';
  return report.type ? `${framework} Type ${report.type} ${noun}` : `${framework} ${noun}`;
}

/** What it speaks about in time: `period 2025-07-01 to 2026-06-30`; null where no day is known. */
export function reportSpan(report: PublicReport): string | null {
  if (report.kind === 'certificate') return certificateSpan(report.issued, report.expires);
  if (report.period) return `period ${report.period.start} to ${report.period.end}`;
  return report.asOf ? `as of ${report.asOf}` : null;
}

/** Name and time together, for lists of titles. */
export function reportTitle(report: PublicReport): string {
  const span = reportSpan(report);
  return span ? `${reportName(report)}, ${span}` : reportName(report);
}

/** How it stands, in words. */
export function standingWords(report: PublicReport): string {
  if (report.kind === 'certificate' && report.standing === 'stale') return 'Expired';
  if (report.standing === 'in-progress' && report.status === 'observation')
    return 'In progress: period running';
  if (report.standing === 'in-progress' && report.status === 'fieldwork') return 'In progress: fieldwork';
  return standingLabels[report.standing];
}

/** The shape that stands beside those words. */
export function standingShape(
  standing: ReportStanding,
): 'full' | 'half' | 'empty' | 'square' | 'alert' | 'dash' {
  switch (standing) {
    case 'current':
      return 'full';
    case 'next-due':
      return 'half';
    case 'in-progress':
      return 'half';
    case 'planned':
      return 'empty';
    case 'stale':
      return 'alert';
    case 'superseded':
      return 'square';
    case 'withdrawn':
      return 'dash';
    default:
      return standing satisfies never;
  }
}

/** How long ago a day was, exactly: `146 days before 2026-11-23`. */
export function ageWords(day: CalendarDay, today: CalendarDay): string {
  const days = daysBetween(day, today);
  if (days === 0) return 'today';
  return days > 0 ? `${counted(days, 'day')} ago` : `in ${counted(-days, 'day')}`;
}

function certificateSpan(issued: CalendarDay | null, expires: CalendarDay | null): string | null {
  if (issued && expires) return `valid ${issued} to ${expires}`;
  return issued ? `issued ${issued}` : null;
}
