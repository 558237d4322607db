import { describe, expect, it } from 'vitest';
import { type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import type { DateAhead } from '#domain/dates-ahead.ts';
import { calendarIcs, textValue } from './calendar-ics.ts';

const day = (written: string) => parseDay(written) as CalendarDay;
const date: DateAhead = {
  day: day('2027-01-05'),
  kind: 'evidence-due',
  id: 'AC-05',
  part: '1',
  title: 'Signed review; decisions, removals',
  note: 'quarterly, last 2026-10-05',
  owner: 'IT Manager',
  file: 'controls/AC-05.md',
  duty: true,
};
const ics = (dates = [date], today = '2026-11-23') =>
  calendarIcs(dates, { company: 'Acme, Inc.', host: 'acme.example', today: day(today) });
const value = (text: string, name: string) => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(text)?.[1]?.trim();

describe('the .ics', () => {
  it('reads as a calendar', () => expect(ics().replaceAll('\r\n', '\n')).toMatchSnapshot());
  it('ends every line with CRLF, and no line is over 75 octets', () => {
    const text = ics([{ ...date, title: 'Überprüfung der Schlüssel 🔑'.repeat(9) }]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
  it('is the same for the same day', () => expect(ics()).toBe(ics()));
  it('moves an event by its UID, with a later revision', () => {
    const before = ics();
    const after = ics([{ ...date, day: day('2027-04-05'), title: 'Other words' }], '2027-01-06');
    expect(value(after, 'UID')).toBe(value(before, 'UID'));
    expect(Number(value(after, 'SEQUENCE'))).toBeGreaterThan(Number(value(before, 'SEQUENCE')));
    expect(value(after, 'DTSTAMP')).toBe('20270106T000000Z');
  });
  it('tells events of one entry apart', () => {
    const uids = [date, { ...date, part: '2' }, { ...date, kind: 'control-review' as const, part: '' }].map(
      (one) => value(ics([one]), 'UID'),
    );
    expect(uids).toEqual([
      'evidence-due.ac-05.1@acme.example',
      'evidence-due.ac-05.2@acme.example',
      'control-review.ac-05@acme.example',
    ]);
  });
});

describe('texts', () => {
  it('escape backslash, semicolon, comma and line ends, and lose other control characters', () =>
    expect(textValue('a\\b;c,d\r\ne\nf\u0007g')).toBe('a\\\\b\\;c\\,d\\ne\\nfg'));
  it('cannot end their line and begin a property', () =>
    expect(ics([{ ...date, title: 'x\r\nATTENDEE:mailto:a@b.example' }])).not.toMatch(/^ATTENDEE/m));
});
