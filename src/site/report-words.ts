import { type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { ReportStanding } from '#domain/report-standing.ts';
import { frameworkLabel } from './labels.ts';
import type { PublicReport } from './public/public-report.ts';
import { interfaceWords } from './words/interface-words.ts';

/** What a report is called: `SOC 2® Type 2 report`; an examination or a certification while there is none yet. */
export function reportName(report: PublicReport): string {
  if (report.title) return report.title;
  const framework = frameworkLabel(report.framework);
  const words = interfaceWords().report;
  const isComing = report.standing === 'in-progress' || report.standing === 'planned';
  if (report.kind === 'certificate')
    return isComing ? words.certification(framework) : words.certificate(framework);
  return isComing ? words.examination(framework, report.type) : words.name(framework, report.type);
}

/** What it speaks about in time: `period 2025-07-01 to 2026-06-30`; null where no day is known. */
export function reportSpan(report: PublicReport): string | null {
  if (report.kind === 'certificate') return certificateSpan(report.issued, report.expires);
  const words = interfaceWords().report;
  if (report.period) return words.period(report.period.start, report.period.end);
  return report.asOf ? words.pointInTime(report.asOf) : null;
}

/** Name and time together, for lists of titles. */
export function reportTitle(report: PublicReport): string {
  const span = reportSpan(report);
  return span ? `${reportName(report)}, ${span}` : reportName(report);
}

/** How it stands, in words. */
export function standingWords(report: PublicReport): string {
  const words = interfaceWords().standing;
  if (report.kind === 'certificate' && report.standing === 'stale') return words.expired;
  if (report.standing === 'in-progress' && report.status === 'observation') return words.periodRunning;
  if (report.standing === 'in-progress' && report.status === 'fieldwork') return words.fieldwork;
  return words[report.standing];
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

/** How long ago a day was, exactly: `146 days ago`. */
export function ageWords(day: CalendarDay, today: CalendarDay): string {
  const words = interfaceWords().reportFacts;
  const days = daysBetween(day, today);
  if (days === 0) return words.today;
  return days > 0 ? words.daysAgo(days) : words.inDays(-days);
}

function certificateSpan(issued: CalendarDay | null, expires: CalendarDay | null): string | null {
  const words = interfaceWords().report;
  if (issued && expires) return words.valid(issued, expires);
  return issued ? words.issuedOn(issued) : null;
}
