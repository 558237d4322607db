import { addDays, addMonths, dayAt } from '../calendar-day.ts';

export interface RetentionInterval {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** Start (UTC, epoch milliseconds) of the day so long before `now`: what is older has been kept for its time. */
export function retentionStart(now: number, { count, unit }: RetentionInterval): number {
  const today = dayAt(now);
  const day = unit === 'day' ? addDays(today, -count) : addMonths(today, -count * (unit === 'year' ? 12 : 1));
  return Date.parse(`${day}T00:00:00Z`);
}
