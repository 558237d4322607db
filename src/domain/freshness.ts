import { addDays, addMonths, type CalendarDay } from './calendar-day.ts';
import type { Control } from './content/control.ts';
import type { Interval } from './content/fields.ts';
import type { Policy } from './content/policy.ts';

/** The day an interval after another: `12 months` after the last review is the day of the next. */
export function dayAfter(day: CalendarDay, { count, unit }: Interval): CalendarDay {
  switch (unit) {
    case 'day':
      return addDays(day, count);
    case 'month':
      return addMonths(day, count);
    case 'year':
      return addMonths(day, count * 12);
    default:
      return unit satisfies never;
  }
}

/** The day by which a policy is reviewed: as written, else the interval after its approval. */
export function policyReviewDay(policy: Policy, reviewEvery: Interval): CalendarDay {
  return policy.reviewBy ?? dayAfter(policy.approved, policy.reviewEvery ?? reviewEvery);
}

/** The day by which a control is reviewed again; null where it says nowhere when it last was. */
export function controlReviewDay(control: Control, reviewEvery: Interval): CalendarDay | null {
  return control.reviewed ? dayAfter(control.reviewed, control.reviewEvery ?? reviewEvery) : null;
}

export type Evidence = Control['evidence'][number];

/** The day by which evidence is collected again; null where no day follows from its cadence or it was never collected. */
export function evidenceDay({ collected, cadence }: Evidence): CalendarDay | null {
  const interval = cadence && cadenceInterval(cadence);
  return collected && interval ? dayAfter(collected, interval) : null;
}

/** How much time lies between two times of a cadence; null where events set the time, or no time passes between. */
export function cadenceInterval(cadence: NonNullable<Evidence['cadence']>): Interval | null {
  switch (cadence) {
    case 'daily':
      return { count: 1, unit: 'day' };
    case 'weekly':
      return { count: 7, unit: 'day' };
    case 'monthly':
      return { count: 1, unit: 'month' };
    case 'quarterly':
      return { count: 3, unit: 'month' };
    case 'semi-annually':
      return { count: 6, unit: 'month' };
    case 'annually':
      return { count: 12, unit: 'month' };
    case 'continuous':
    case 'per-change':
    case 'on-event':
    case 'as-needed':
      return null;
    default:
      return cadence satisfies never;
  }
}
