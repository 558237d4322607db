import { addDays, addMonths, type CalendarDay } from '#domain/calendar-day.ts';
import type { Interval } from '#domain/content/fields.ts';

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
