import { expect, test } from 'vitest';
import type { CalendarDay } from './calendar-day.ts';
import { lastDayToObject } from './last-day-to-object.ts';

const announced = '2026-11-02' as CalendarDay;

test.each([
  ['the announcement and the promised days', { status: 'planned' as const, announced }, 30, '2026-12-02'],
  ['none where no notice is promised', { status: 'planned' as const, announced }, null, null],
  ['none before it is announced', { status: 'planned' as const }, 30, null],
  ['none once it is in use', { status: 'active' as const, announced }, 30, null],
])('the last day to object: %s', (_name, one, noticeDays, expected) =>
  expect(lastDayToObject(one, noticeDays)).toBe(expected),
);
