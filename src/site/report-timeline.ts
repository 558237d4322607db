import type { CalendarDay } from '#domain/calendar-day.ts';
import type { ContentIndex } from './content-index.ts';
import { pagePath } from './paths.ts';
import type { PublicReport } from './public/public-report.ts';
import { reportName, reportSpan, standingWords } from './report-words.ts';
import { type Span, type Timeline, timelineOf } from './timeline.ts';
import { interfaceWords } from './words/interface-words.ts';

/** A series on a line of time: its reports, the bridge letters that follow them, and the period that is running. */
export function seriesTimeline(series: string, index: ContentIndex, today: CalendarDay): Timeline | null {
  const reports = index.reportsBySeries.get(series) ?? [];
  const spans = reports.flatMap((report) => [...reportSpans(report), ...letterSpans(report, index)]);
  return timelineOf(
    spans.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
    today,
  );
}

function reportSpans(report: PublicReport): readonly Span[] {
  const { report: w, timeline } = interfaceWords();
  const words = w.spanAndStanding(reportSpan(report) ?? '', standingWords(report));
  const shared = { name: reportName(report), words, href: pagePath('reports', report.slug) };
  if (report.kind === 'certificate') {
    if (!report.issued) return [];
    return [
      {
        ...shared,
        label: timeline.certificate,
        start: report.issued,
        end: report.expires,
        shape: shapeOf(report),
      },
    ];
  }
  const label = report.type ? timeline.type(report.type) : timeline.report;
  if (report.period) return [{ ...shared, label, ...report.period, shape: shapeOf(report) }];
  return report.asOf ? [{ ...shared, label, start: report.asOf, end: null, shape: 'point' }] : [];
}

function letterSpans(report: PublicReport, index: ContentIndex): readonly Span[] {
  const { timeline } = interfaceWords();
  return (index.lettersByReport.get(report.slug) ?? []).flatMap((letter) => {
    if (!letter.covers) return [];
    const words = timeline.letterSpan(letter.covers.start, letter.covers.end);
    return [
      {
        label: timeline.letter,
        name: timeline.letter,
        words,
        href: pagePath('documents', letter.slug),
        ...letter.covers,
        shape: 'letter' as const,
      },
    ];
  });
}

function shapeOf({ standing }: PublicReport): Span['shape'] {
  if (standing === 'current' || standing === 'next-due') return 'current';
  return standing === 'in-progress' || standing === 'planned' ? 'running' : 'past';
}
