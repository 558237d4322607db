import { type CalendarDay, daysBetween } from '../calendar-day.ts';
import type { Control } from '../content/control.ts';
import type { ControlReadiness } from './control-readiness.ts';
import type { EvidenceAge } from './evidence-age.ts';
import type { Examination } from './examination.ts';
import { requestDay } from './examination.ts';

/** What an auditor asks for to test one control. */
export interface ControlRequest {
  readonly control: ControlReadiness;
  readonly population: Population;
  readonly items: readonly EvidenceAge[];
  /** The last day on which any of its evidence was collected. */
  readonly last: CalendarDay | null;
  /** The next day by which something is needed: by cadence, else the day on which fieldwork begins. */
  readonly due: CalendarDay | null;
}

/** From what an auditor selects. */
export type Population =
  /** A type 1 report: one look at the design and that the control is in place on the day. */
  | { readonly kind: 'day'; readonly day: CalendarDay | null }
  /** Settings that hold all the time: how they stand, and every change to them; with the cases that people handle besides. */
  | { readonly kind: 'setting'; readonly span: Span | null; readonly withCases: boolean }
  /** Runs at set times: so many of them in the period. */
  | {
      readonly kind: 'runs';
      readonly span: Span | null;
      readonly frequency: Scheduled;
      readonly runs: number | null;
    }
  /** Events: the list of all of them in the period. */
  | { readonly kind: 'events'; readonly span: Span | null; readonly frequency: Triggered }
  /** The control does not say how often it is performed. */
  | { readonly kind: 'unknown'; readonly span: Span | null };

export interface Span {
  readonly start: CalendarDay;
  readonly end: CalendarDay;
}

type Frequency = NonNullable<Control['frequency']>;
export type Scheduled = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'semi-annually' | 'annually';
export type Triggered = 'continuous' | 'per-change' | 'on-event' | 'as-needed';

/** The requests for the controls in place, in the order of the controls. */
export function controlRequests(
  controls: readonly ControlReadiness[],
  examination: Examination | null,
): readonly ControlRequest[] {
  const by = examination && requestDay(examination);
  return controls
    .filter(({ notCounting }) => !notCounting)
    .map((control) => {
      const { evidence } = control;
      return {
        control,
        population: populationOf(control.control.data, examination),
        items: evidence,
        last:
          evidence
            .flatMap(({ collected }) => collected ?? [])
            .sort()
            .at(-1) ?? null,
        due: evidence.flatMap(({ due }) => due ?? []).sort()[0] ?? by,
      };
    });
}

/** Where a control's instances are found for the report that is prepared; by its frequency. */
export function populationOf(
  { frequency, operation }: Pick<Control, 'frequency' | 'operation'>,
  examination: Examination | null,
): Population {
  const report = examination?.report.data;
  if (report?.type === 1) return { kind: 'day', day: report.asOf ?? null };
  const span = report?.period ?? null;
  if (!frequency) return { kind: 'unknown', span };
  if (isScheduled(frequency)) return { kind: 'runs', span, frequency, runs: span && runsIn(span, frequency) };
  if (frequency === 'continuous' && operation !== 'manual')
    return { kind: 'setting', span, withCases: operation === 'hybrid' };
  return { kind: 'events', span, frequency };
}

/** How many runs fall into a period, to the nearest whole one. */
export function runsIn({ start, end }: Span, frequency: Scheduled): number {
  const days = daysBetween(start, end) + 1;
  return Math.round(days / daysApart[frequency]);
}

const daysApart: Readonly<Record<Scheduled, number>> = {
  daily: 1,
  weekly: 7,
  monthly: 365.25 / 12,
  quarterly: 365.25 / 4,
  'semi-annually': 365.25 / 2,
  annually: 365.25,
};

function isScheduled(frequency: Frequency): frequency is Scheduled {
  return frequency in daysApart;
}
