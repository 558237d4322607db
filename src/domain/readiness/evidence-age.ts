import { type CalendarDay, daysBetween } from '../calendar-day.ts';
import { cadenceInterval, type Evidence, evidenceDay } from '../freshness.ts';
import { type DueState, dueState } from './due-state.ts';

/**
 * How a piece of evidence stands against its cadence: `none` was never collected; `no-cadence` was, but events or nothing
 * set its next day.
 */
export type EvidenceState = 'none' | 'no-cadence' | DueState;

/** One piece of a control's evidence on a day. */
export interface EvidenceAge {
  readonly title: string;
  readonly cadence: Evidence['cadence'] | null;
  readonly collected: CalendarDay | null;
  readonly ageDays: number | null;
  /** The day by which it is collected again; null where no day follows from the cadence. */
  readonly due: CalendarDay | null;
  readonly state: EvidenceState;
  /** Whether it was collected within the period that the next report covers; null where no period has begun. */
  readonly inPeriod: boolean | null;
}

/** First and last day of a period that a report covers. */
export interface Period {
  readonly start: CalendarDay;
  readonly end: CalendarDay;
}

/** Judges one piece of evidence. `period` is the one that the next report covers, if there is one. */
export function evidenceAge(evidence: Evidence, period: Period | null, today: CalendarDay): EvidenceAge {
  const { title, cadence, collected } = evidence;
  const due = evidenceDay(evidence);
  const begun = period !== null && period.start <= today;
  return {
    title,
    cadence: cadence ?? null,
    collected: collected ?? null,
    ageDays: collected ? daysBetween(collected, today) : null,
    due,
    state: stateOf(collected, due, today),
    inPeriod: begun ? isWithin(collected, period) : null,
  };
}

/** Whether an item has a cadence that sets days, so that "never collected" is a gap and not the absence of an event. */
export function hasCalendarCadence({ cadence }: EvidenceAge): boolean {
  return cadence !== null && cadence !== undefined && cadenceInterval(cadence) !== null;
}

/** How several pieces stand together: `incomplete` where some, but not all, were never collected. */
export type CombinedEvidence = EvidenceState | 'incomplete';

/** The state of several together, what is missing first. No piece at all is `none`. */
export function combinedEvidence(states: readonly CombinedEvidence[]): CombinedEvidence {
  if (states.every((state) => state === 'none')) return 'none';
  if (states.some((state) => state === 'none')) return 'incomplete';
  return worstFirst.find((state) => states.includes(state)) ?? 'none';
}

const worstFirst = ['incomplete', 'overdue', 'due', 'current', 'no-cadence'] as const;

function stateOf(
  collected: CalendarDay | undefined,
  due: CalendarDay | null,
  today: CalendarDay,
): EvidenceState {
  if (!collected) return 'none';
  return due ? dueState(due, today) : 'no-cadence';
}

function isWithin(day: CalendarDay | undefined, { start, end }: Period): boolean {
  return day !== undefined && day >= start && day <= end;
}
