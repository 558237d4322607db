import { describe, expect, it, test } from 'vitest';
import { type CalendarDay, parseDay } from '../calendar-day.ts';
import { attestationSchema } from '../content/report.ts';
import { type Examination, requestDay } from './examination.ts';
import { populationOf, runsIn } from './request.ts';

const day = (written: string) => parseDay(written) as CalendarDay;
const year = { start: day('2026-07-01'), end: day('2027-06-30') };
const quarter = { start: day('2026-07-01'), end: day('2026-09-30') };

function examination(report: Record<string, unknown>): Examination {
  const data = attestationSchema.parse({ framework: 'soc2', status: 'observation', ...report });
  const entry = { id: 'next', file: 'reports/next.md', places: new Map(), data, body: '', bodyLine: 1 };
  return { report: entry, stages: [], unrecorded: [], next: null };
}

test.each([
  ['annually', year, 1],
  ['semi-annually', year, 2],
  ['quarterly', year, 4],
  ['monthly', year, 12],
  ['weekly', year, 52],
  ['daily', year, 365],
  ['annually', quarter, 0],
  ['quarterly', quarter, 1],
  ['monthly', quarter, 3],
] as const)('%s runs in a period', (frequency, span, runs) => expect(runsIn(span, frequency)).toBe(runs));

describe('where instances of a control are found', () => {
  const type2 = examination({ type: 2, period: { start: '2026-07-01', end: '2027-06-30' } });

  it('is one day for a type 1 report, whatever the frequency', () => {
    const type1 = examination({ type: 1, asOf: '2026-12-31' });
    expect(populationOf({ frequency: 'quarterly', operation: 'manual' }, type1)).toEqual({
      kind: 'day',
      day: '2026-12-31',
    });
  });
  it('is so many runs of a period for a type 2 report', () =>
    expect(populationOf({ frequency: 'quarterly', operation: 'manual' }, type2)).toEqual({
      kind: 'runs',
      span: year,
      frequency: 'quarterly',
      runs: 4,
    }));
  it('is a setting and its changes where a machine does it, with cases where people take part', () => {
    const kind = (operation: 'automated' | 'hybrid' | 'manual') =>
      populationOf({ frequency: 'continuous', operation }, type2);
    expect(kind('automated')).toEqual({ kind: 'setting', span: year, withCases: false });
    expect(kind('hybrid')).toEqual({ kind: 'setting', span: year, withCases: true });
    expect(kind('manual')).toMatchObject({ kind: 'events' });
  });
  it('is the list of events where events set the time', () =>
    expect(populationOf({ frequency: 'per-change', operation: 'manual' }, type2).kind).toBe('events'));
  it('is unknown without a frequency, and unbounded without a period', () => {
    expect(populationOf({}, type2).kind).toBe('unknown');
    expect(populationOf({ frequency: 'monthly' }, null)).toMatchObject({ span: null, runs: null });
  });
});

it('asks for everything by the start of fieldwork, else by the end of the period', () => {
  const open = examination({ type: 2, period: { start: '2026-07-01', end: '2027-06-30' } });
  expect(requestDay(open)).toBe('2027-06-30');
  const fieldwork = { name: 'fieldwork', start: day('2027-06-07'), end: null, position: 'ahead' } as const;
  expect(requestDay({ ...open, stages: [fieldwork] })).toBe('2027-06-07');
});
