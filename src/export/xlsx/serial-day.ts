import { type CalendarDay, daysBetween } from '#domain/calendar-day.ts';

/**
 * A day as spreadsheets count it: days since 1899-12-30, right from 1900-03-01 on. Before that Excel counts a day that never
 * was, and below 1900 nothing: null, so that the day is written as text.
 */
export function serialOf(day: CalendarDay): number | null {
  const serial = daysBetween('1899-12-30' as CalendarDay, day);
  return serial >= 61 ? serial : null;
}
