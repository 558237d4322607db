import { expect, test } from 'vitest';
import { retentionStart } from './retention.ts';

const now = Date.UTC(2026, 2, 31, 13, 37);

test.each([
  [{ count: 30, unit: 'day' }, '2026-03-01'],
  [{ count: 1, unit: 'month' }, '2026-02-28'],
  [{ count: 12, unit: 'month' }, '2025-03-31'],
  [{ count: 7, unit: 'year' }, '2019-03-31'],
] as const)('%o before 2026-03-31 begins on %s', (interval, day) => {
  expect(new Date(retentionStart(now, interval)).toISOString()).toBe(`${day}T00:00:00.000Z`);
});
