import { type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { DateAhead } from '#domain/dates-ahead.ts';
import { calendarNotice, dateSubject, kindLabels } from './date-words.ts';

/** What the table says besides the dates themselves. */
export interface TableOptions {
  readonly today: CalendarDay;
  /** Duties whose day has passed and that are not in the list, soonest first. */
  readonly overdue: readonly DateAhead[];
}

/** Dates as lines of text, grouped by month; what is overdue and not shown is named below. */
export function calendarTable(dates: readonly DateAhead[], { today, overdue }: TableOptions): string {
  const rows = dates.map((date) => cells(date, today));
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd(),
  );
  const months = Map.groupBy(
    dates.map((date, index) => ({ month: date.day.slice(0, 7), line: lines[index] ?? '' })),
    ({ month }) => month,
  );
  return [
    `${calendarNotice}. As of ${today}.\n`,
    ...[...months].map(([month, group]) => `\n${month}\n${group.map(({ line }) => `${line}\n`).join('')}`),
    dates.length === 0 ? '\nNo date lies in these days.\n' : '',
    overdueNote(overdue),
  ].join('');
}

function cells(date: DateAhead, today: CalendarDay): readonly string[] {
  const { day, kind, note, owner } = date;
  return [
    day,
    distance(day, today),
    kindLabels[kind],
    owner ?? '–',
    `${dateSubject(date)}${note === '' ? '' : `; ${note}`}`,
  ];
}

function distance(day: CalendarDay, today: CalendarDay): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  return days > 0 ? `in ${days} d` : `${-days} d ago`;
}

function overdueNote(overdue: readonly DateAhead[]): string {
  const [first] = overdue;
  if (!first) return '';
  const what = overdue.length === 1 ? '1 duty is' : `${overdue.length} duties are`;
  return `\n${what} overdue and not in this list; --from ${first.day} shows them.\n`;
}
