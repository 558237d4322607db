import { describe, expect, it, test } from 'vitest';
import { type CalendarDay, parseDay } from '../calendar-day.ts';
import { dueState } from './due-state.ts';
import { combinedEvidence, evidenceAge, hasCalendarCadence } from './evidence-age.ts';

const day = (written: string) => parseDay(written) as CalendarDay;
const today = day('2026-11-23');
const age = (collected: string | null, cadence?: 'monthly' | 'quarterly' | 'per-change') =>
  evidenceAge(
    { title: 'Export', ...(collected ? { collected: day(collected) } : {}), ...(cadence ? { cadence } : {}) },
    { start: day('2026-07-01'), end: day('2027-06-30') },
    today,
  );

describe('the state of evidence', () => {
  test.each([
    ['never collected', age(null, 'monthly'), 'none'],
    ['a month and a day old', age('2026-10-22', 'monthly'), 'overdue'],
    ['due on this very day', age('2026-10-23', 'monthly'), 'due'],
    ['due within 30 days', age('2026-09-23', 'quarterly'), 'due'],
    ['due in 31 days', age('2026-09-24', 'quarterly'), 'current'],
    ['collected when events asked for it', age('2020-01-01', 'per-change'), 'no-cadence'],
    ['collected, without a cadence', age('2020-01-01'), 'no-cadence'],
  ])('%s', (_name, { state }, expected) => expect(state).toBe(expected));

  it('knows its age and whether it is of the period', () => {
    expect(age('2026-10-22', 'monthly')).toMatchObject({ ageDays: 32, due: '2026-11-22', inPeriod: true });
    expect(age('2026-06-30', 'monthly').inPeriod).toBe(false);
    expect(age(null).inPeriod).toBe(false);
  });

  it('says nothing of a period that has not begun', () => {
    const ahead = { start: day('2026-12-01'), end: day('2027-11-30') };
    expect(evidenceAge({ title: 'x', collected: today }, ahead, today).inPeriod).toBeNull();
    expect(evidenceAge({ title: 'x', collected: today }, null, today).inPeriod).toBeNull();
  });
});

it('lets the worst piece speak for all; some that were never collected make it incomplete', () => {
  expect(combinedEvidence([])).toBe('none');
  expect(combinedEvidence(['none', 'none'])).toBe('none');
  expect(combinedEvidence(['current', 'none', 'overdue'])).toBe('incomplete');
  expect(combinedEvidence(['incomplete', 'overdue'])).toBe('incomplete');
  expect(combinedEvidence(['current', 'overdue', 'due'])).toBe('overdue');
  expect(combinedEvidence(['no-cadence', 'current'])).toBe('current');
});

it('misses an item only where its cadence sets days', () => {
  expect(hasCalendarCadence(age(null, 'monthly'))).toBe(true);
  expect(hasCalendarCadence(age(null, 'per-change'))).toBe(false);
  expect(hasCalendarCadence(age(null))).toBe(false);
});

it('counts the due day itself as in time', () => {
  expect(dueState(today, today)).toBe('due');
  expect(dueState(day('2026-11-22'), today)).toBe('overdue');
  expect(dueState(day('2026-12-24'), today)).toBe('current');
});
