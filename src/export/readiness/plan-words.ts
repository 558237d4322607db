import { addDays, type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { Examination, LastReport, Stage, Turn } from '#domain/readiness/examination.ts';
import { reportTitle } from '#domain/report-title.ts';
import { counted, stageNames } from './labels.ts';

/** One stage of an examination as a row of the timeline. */
export interface StageRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly position: string;
}

/** `SOC 2 Type 2, 2026-07-01 to 2027-06-30 (soc2-type2-2027)`. */
export function examinationName({ report }: Examination): string {
  const { type, period, asOf } = report.data;
  const span = period ? `, ${period.start} to ${period.end}` : asOf ? `, as of ${asOf}` : '';
  return `SOC 2${type ? ` Type ${type}` : ''} examination${span} (${report.id})`;
}

/** The recorded stages with where the day stands in each. */
export function stageRows({ stages }: Examination, today: CalendarDay): readonly StageRow[] {
  return stages.map((stage) => ({
    name: stageNames[stage.name],
    from: stage.start,
    to: stage.end ?? '–',
    position: positionWords(stage, today),
  }));
}

/** Where today stands and what comes next. */
export function nextWords({ stages, next, unrecorded }: Examination, today: CalendarDay): readonly string[] {
  const running = stages.filter(({ position }) => position === 'running').map(({ name }) => stageNames[name]);
  return [
    running.length > 0
      ? `On ${today}: ${running.join(' and ')}.`
      : `On ${today} no recorded stage is running.`,
    next ? `Next: ${turnWords(next)}.` : 'No recorded day lies ahead.',
    ...(unrecorded.length > 0
      ? [`Not recorded: ${unrecorded.map((name) => stageNames[name].toLowerCase()).join(', ')}.`]
      : []),
  ];
}

/** How long the last report and what management stated after it reach. */
export function lastReportWords(last: LastReport, today: CalendarDay): readonly string[] {
  const { report, end, nextDue, stale, statedTo } = last;
  const unstated = daysBetween(statedTo, today);
  return [
    `${reportTitle(report.data)} (${report.id}): what it covers ended on ${end}, ${counted(daysBetween(end, today), 'day')} ago.`,
    `It is twelve months old on ${nextDue}, when readers expect the next one, and out of date after ${stale}.`,
    unstated > 0
      ? `No report or bridge letter speaks of the ${counted(unstated, 'day')} since ${addDays(statedTo, 1)}.`
      : `Bridge letters speak of the days up to ${statedTo}.`,
  ];
}

/** What to say where no examination lies ahead. */
export const noExamination =
  'No SOC 2 examination of this system is recorded as planned, in observation or in fieldwork. Add one under reports/ for a timeline.';

function turnWords({ stage, edge, day, days }: Turn): string {
  const when = days === 0 ? 'today' : `in ${counted(days, 'day')}`;
  return `${stageNames[stage].toLowerCase()} ${edge} on ${day}, ${when}`;
}

function positionWords({ position, start, end }: Stage, today: CalendarDay): string {
  if (position === 'done') return 'Done';
  if (position === 'ahead') return `Begins in ${counted(daysBetween(today, start), 'day')}`;
  if (!end) return `Running since ${counted(daysBetween(start, today), 'day')}`;
  return `Day ${daysBetween(start, today) + 1} of ${daysBetween(start, end) + 1}`;
}
