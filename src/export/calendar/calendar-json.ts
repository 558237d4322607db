import { type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { DateAhead, DateKind } from '#domain/dates-ahead.ts';
import { jsonFile } from '../json-file.ts';
import { calendarNotice, dateSummary } from './date-words.ts';

/**
 * `vitrine calendar --format json`, version 1. Days are `YYYY-MM-DD`; null leaves a side of the range open. Keys are added
 * within a version, never renamed or taken away.
 */
export interface CalendarJson {
  readonly version: 1;
  readonly notice: string;
  readonly today: CalendarDay;
  readonly from: CalendarDay | null;
  readonly to: CalendarDay | null;
  readonly dates: readonly DateJson[];
}

export interface DateJson {
  readonly day: CalendarDay;
  /** Days from today, negative in the past. */
  readonly inDays: number;
  readonly kind: DateKind;
  readonly id: string;
  readonly part: string;
  readonly title: string;
  readonly summary: string;
  readonly note: string;
  readonly owner: string | null;
  readonly file: string;
  readonly duty: boolean;
}

/** Dates for other programs. */
export function calendarJson(
  dates: readonly DateAhead[],
  range: Pick<CalendarJson, 'today' | 'from' | 'to'>,
): string {
  const value: CalendarJson = {
    version: 1,
    notice: calendarNotice,
    today: range.today,
    from: range.from,
    to: range.to,
    dates: dates.map((date) => ({
      day: date.day,
      inDays: daysBetween(range.today, date.day),
      kind: date.kind,
      id: date.id,
      part: date.part,
      title: date.title,
      summary: dateSummary(date),
      note: date.note,
      owner: date.owner,
      file: date.file,
      duty: date.duty,
    })),
  };
  return jsonFile(value);
}
