import { addDays, addMonths, type CalendarDay, daysBetween } from '../calendar-day.ts';
import type { TrustDocument } from '../content/document.ts';
import { type AttestationReport, isAttestation, type Report } from '../content/report.ts';
import type { SystemScope } from '../content/trust-settings.ts';
import type { Entry } from '../entry.ts';
import { concernsSystem } from '../product-scope.ts';
import { coverageEnd, currentReport, seriesOf } from '../report-standing.ts';

/** The stages of an examination, in the order in which they usually begin. */
const examinationStages = ['planning', 'preparation', 'observation', 'fieldwork', 'reporting'] as const;
export type StageName = (typeof examinationStages)[number];

/** One recorded stage and where the day stands in it. */
export interface Stage {
  readonly name: StageName;
  readonly start: CalendarDay;
  readonly end: CalendarDay | null;
  readonly position: 'done' | 'running' | 'ahead';
}

/** An examination that has not led to a report yet. */
export interface Examination {
  readonly report: Entry<AttestationReport>;
  /** Soonest first. */
  readonly stages: readonly Stage[];
  /** Stages of which the report's record says nothing. */
  readonly unrecorded: readonly StageName[];
  /** The next stage to begin or to end. */
  readonly next: Turn | null;
}

export interface Turn {
  readonly stage: StageName;
  readonly edge: 'begins' | 'ends';
  readonly day: CalendarDay;
  readonly days: number;
}

/** The latest issued report and how long readers take it as current. */
export interface LastReport {
  readonly report: Entry<AttestationReport>;
  readonly end: CalendarDay;
  /** Twelve months after the end: from here on the next report is due. */
  readonly nextDue: CalendarDay;
  /** Fifteen months after the end: from here on it is out of date. */
  readonly stale: CalendarDay;
  /** The last day of which a bridge letter speaks; the end where there is none. */
  readonly statedTo: CalendarDay;
}

/** What the report records say about a system: what is prepared for, what comes after, and what there is. */
export interface ExaminationPlan {
  readonly next: Examination | null;
  readonly later: readonly Examination[];
  readonly last: LastReport | null;
}

/** Reads the plan from the SOC 2 reports about the system's products. */
export function examinationPlan(
  system: SystemScope,
  reports: readonly Entry<Report>[],
  documents: readonly Entry<TrustDocument>[],
  today: CalendarDay,
): ExaminationPlan {
  const ours = reports.flatMap((report) => soc2About(system, report));
  const [next, ...later] = ours
    .filter(({ data }) => openStatuses.has(data.status))
    .sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1))
    .map((report) => examination(report, today));
  return { next: next ?? null, later, last: lastReport(ours, documents) };
}

/** The day by which everything is asked for: fieldwork begins; failing that, the end of what is examined. */
export function requestDay({ report, stages }: Examination): CalendarDay | null {
  return stages.find(({ name }) => name === 'fieldwork')?.start ?? coverageEnd(report.data);
}

const openStatuses: ReadonlySet<Report['status']> = new Set(['planned', 'observation', 'fieldwork']);

function soc2About(system: SystemScope, report: Entry<Report>): readonly Entry<AttestationReport>[] {
  const { data } = report;
  if (!isAttestation(data) || data.framework !== 'soc2') return [];
  return concernsSystem(data.products, system.products) ? [{ ...report, data }] : [];
}

/** An examination without any day comes last. */
function lastDay({ data }: Entry<AttestationReport>): string {
  return coverageEnd(data) ?? data.timeline.map(({ start }) => start).sort()[0] ?? '9999';
}

function examination(report: Entry<AttestationReport>, today: CalendarDay): Examination {
  const stages = stagesOf(report.data, today);
  const expected = examinationStages.filter((name) => name !== 'observation' || report.data.type !== 1);
  return {
    report,
    stages,
    unrecorded: expected.filter((name) => !stages.some((stage) => stage.name === name)),
    next: nextTurn(stages, today),
  };
}

function stagesOf({ timeline, period }: AttestationReport, today: CalendarDay): readonly Stage[] {
  const written = timeline.flatMap(({ stage, start, end }) => {
    const name = examinationStages.find((known) => known === stage);
    return name ? [{ name, start, end: end ?? null }] : [];
  });
  const observed = written.some(({ name }) => name === 'observation');
  const all = observed || !period ? written : [...written, { name: 'observation' as const, ...period }];
  return all
    .map((stage) => ({ ...stage, position: positionOf(stage.start, stage.end, today) }))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

function positionOf(start: CalendarDay, end: CalendarDay | null, today: CalendarDay): Stage['position'] {
  if (today < start) return 'ahead';
  return end && end < today ? 'done' : 'running';
}

function nextTurn(stages: readonly Stage[], today: CalendarDay): Turn | null {
  const turns = stages.flatMap(({ name, start, end }): Omit<Turn, 'days'>[] => [
    { stage: name, edge: 'begins', day: start },
    ...(end ? [{ stage: name, edge: 'ends' as const, day: end }] : []),
  ]);
  const [first] = turns.filter(({ day }) => day >= today).sort((a, b) => (a.day < b.day ? -1 : 1));
  return first ? { ...first, days: daysBetween(today, first.day) } : null;
}

function lastReport(
  reports: readonly Entry<AttestationReport>[],
  documents: readonly Entry<TrustDocument>[],
): LastReport | null {
  const current = [...new Set(reports.map(seriesOf))].flatMap((series) => {
    const report = currentReport(reports, series);
    return report && isAttestation(report.data) ? [{ ...report, data: report.data }] : [];
  });
  const [report] = current.sort((a, b) =>
    (coverageEnd(b.data) ?? '') < (coverageEnd(a.data) ?? '') ? -1 : 1,
  );
  const end = report && coverageEnd(report.data);
  if (!report || !end) return null;
  return {
    report,
    end,
    nextDue: addMonths(end, 12),
    stale: addMonths(end, 15),
    statedTo: statedTo(report, end, documents),
  };
}

/** The last day up to which the period and the letters that follow it speak without a gap. */
export function statedTo(
  report: Entry<Report>,
  end: CalendarDay,
  documents: readonly Entry<TrustDocument>[],
): CalendarDay {
  const spans = documents
    .flatMap(({ data }) =>
      data.kind === 'bridge-letter' && data.report === report.id && data.covers ? [data.covers] : [],
    )
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  let last = end;
  for (const span of spans) {
    if (span.start <= addDays(last, 1) && span.end > last) last = span.end;
  }
  return last;
}
