import { type CalendarDay, daysBetween, parseDay } from '#domain/calendar-day.ts';
import type { DateAhead } from '#domain/dates-ahead.ts';
import { calendarNotice, calendarTitle, dateSummary, kindLabels } from './date-words.ts';
import { foldLine } from './fold-line.ts';

/** What the calendar is called and whose ids it mints. */
export interface IcsOptions {
  readonly company: string;
  /** Host name that makes the UIDs unique in the world: the company's own. */
  readonly host: string;
  readonly today: CalendarDay;
}

/**
 * Dates as iCalendar (RFC 5545): whole-day events with an alarm 14 days before. A UID follows from the kind of day and its
 * entry, not from the day itself, so that a later import moves the event instead of adding one; `SEQUENCE` grows with the day
 * of the export. The same content and day give the same bytes. At least one date is needed: an empty calendar is not valid.
 */
export function calendarIcs(dates: readonly DateAhead[], { company, host, today }: IcsOptions): string {
  const stamp = `${basicDay(today)}T000000Z`;
  const revision = daysBetween(firstRevision, today);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vitrine//Calendar//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${textValue(`${calendarTitle}: ${company}`)}`,
    `X-WR-CALDESC:${textValue(`${calendarNotice}. As of ${today}.`)}`,
    ...dates.flatMap((date) => eventLines(date, { host, stamp, revision })),
    'END:VCALENDAR',
  ];
  return lines.map(foldLine).join('');
}

/** A value of type TEXT: backslash, semicolon, comma and line ends escaped, other control characters left out (3.3.11). */
export function textValue(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');
}

/** Before it no export was made, so that revisions are small and not negative. */
const firstRevision = parseDay('2020-01-01') as CalendarDay;

interface Stamped {
  readonly host: string;
  readonly stamp: string;
  readonly revision: number;
}

function eventLines(date: DateAhead, { host, stamp, revision }: Stamped): readonly string[] {
  const summary = textValue(dateSummary(date));
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(date, host)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${Math.max(0, revision)}`,
    `DTSTART;VALUE=DATE:${basicDay(date.day)}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${textValue(descriptionOf(date))}`,
    `CATEGORIES:${textValue(kindLabels[date.kind])}`,
    'CLASS:CONFIDENTIAL',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P14D',
    `DESCRIPTION:${summary}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

function descriptionOf({ note, owner, file }: DateAhead): string {
  return [
    note === '' ? '' : `${note.charAt(0).toUpperCase()}${note.slice(1)}.`,
    owner === null ? '' : `Owner: ${owner}`,
    `Source: ${file}`,
    calendarNotice,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Letters, digits, dots and hyphens alone, so that no program has to unescape an id to compare it. */
function uidOf({ kind, id, part }: DateAhead, host: string): string {
  const name = [kind, id, ...(part === '' ? [] : [part])].join('.').toLowerCase();
  return `${name.replace(/[^a-z0-9.-]/g, (other) => `_${other.codePointAt(0)?.toString(16)}`)}@${host}`;
}

function basicDay(day: CalendarDay): string {
  return day.replaceAll('-', '');
}
