import type { CalendarDay } from '#domain/calendar-day.ts';
import type { ContentIndex } from './content-index.ts';
import type { PublicDocument } from './public/public-document.ts';
import type { PublicAttestation, PublicExpectation, PublicReport } from './public/public-report.ts';
import type { PublicContent } from './public-content.ts';
import { seriesTimeline } from './report-timeline.ts';
import type { Timeline } from './timeline.ts';

/** The reports in the order in which they matter: what speaks today, what is coming, what came before. */
export interface ReportsView {
  readonly current: readonly PublicReport[];
  readonly coming: readonly PublicReport[];
  readonly earlier: readonly PublicReport[];
}

/** What the page of one report shows beside its facts. */
export interface ReportView {
  readonly report: PublicReport;
  readonly timeline: Timeline | null;
  /** Names of products that the report leaves out. */
  readonly productsOut: readonly string[];
  readonly stages: readonly StageRow[];
  readonly letters: readonly PublicDocument[];
  /** The current report of the series, where this is not it. */
  readonly current: PublicReport | null;
  readonly organizations: PublicAttestation['subserviceOrganizations'];
  readonly cuecs: readonly PublicExpectation[];
}

export interface StageRow {
  readonly stage: PublicReport['stages'][number]['stage'];
  readonly start: CalendarDay;
  readonly end: CalendarDay | null;
  readonly when: 'past' | 'now' | 'ahead';
}

/** Sorts reports for the list; withdrawn ones stand last, for their readers must learn of it. */
export function reportsView(content: PublicContent): ReportsView {
  const latest = (a: PublicReport, b: PublicReport) =>
    (a.coverageEnd ?? '') < (b.coverageEnd ?? '') ? 1 : -1;
  const having = (...standings: readonly PublicReport['standing'][]) =>
    content.reports.filter(({ standing }) => standings.includes(standing)).sort(latest);
  return {
    current: having('current', 'next-due', 'stale'),
    coming: [...having('in-progress'), ...having('planned')],
    earlier: [...having('superseded'), ...having('withdrawn')],
  };
}

/** Joins a report with its series, its letters and what it leaves to others. */
export function reportView(report: PublicReport, content: PublicContent, index: ContentIndex): ReportView {
  const series = index.reportsBySeries.get(report.series) ?? [];
  const isAttestation = report.kind === 'attestation';
  return {
    report,
    timeline: seriesTimeline(report.series, index, content.today),
    productsOut:
      report.products.length === 0
        ? []
        : content.products.filter(({ id }) => !report.products.includes(id)).map(({ name }) => name),
    stages: report.stages.map((stage) => stageRow(stage, content.today)),
    letters: index.lettersByReport.get(report.slug) ?? [],
    current:
      series.find(
        (other) => other !== report && (other.standing === 'current' || other.standing === 'next-due'),
      ) ?? null,
    organizations: isAttestation ? report.subserviceOrganizations : [],
    cuecs: isAttestation ? report.cuecs : [],
  };
}

function stageRow({ stage, start, end }: PublicReport['stages'][number], today: CalendarDay): StageRow {
  const when = start > today ? 'ahead' : end && end < today ? 'past' : 'now';
  return { stage, start, end: end ?? null, when };
}
