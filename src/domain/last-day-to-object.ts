import { addDays, type CalendarDay } from './calendar-day.ts';
import type { Subprocessor } from './content/subprocessors.ts';

/**
 * The last day on which customers can object to a planned subprocessor: the announcement and the promised days of notice after
 * it, whenever the change takes effect. Null where no notice period is promised or nothing is announced: there is no such
 * day then, and none is made up.
 */
export function lastDayToObject(
  { status, announced }: Pick<Subprocessor, 'status' | 'announced'>,
  noticeDays: number | null | undefined,
): CalendarDay | null {
  if (status !== 'planned' || !announced || noticeDays === null || noticeDays === undefined) return null;
  return addDays(announced, noticeDays);
}
