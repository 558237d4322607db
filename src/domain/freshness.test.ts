import { expect, test } from 'vitest';
import type { CalendarDay } from './calendar-day.ts';
import { policySchema } from './content/policy.ts';
import { dayAfter, evidenceDay, policyReviewDay } from './freshness.ts';

const day = (written: string) => written as CalendarDay;
const yearly = { count: 12, unit: 'month' } as const;

test.each([
  ['2026-01-31', { count: 1, unit: 'month' }, '2026-02-28'],
  ['2024-02-29', { count: 1, unit: 'year' }, '2025-02-28'],
  ['2026-12-31', { count: 1, unit: 'day' }, '2027-01-01'],
] as const)('%s and %o is %s', (from, interval, to) => expect(dayAfter(day(from), interval)).toBe(to));

test.each([
  ['daily', '2026-03-02'],
  ['weekly', '2026-03-08'],
  ['monthly', '2026-04-01'],
  ['quarterly', '2026-06-01'],
  ['semi-annually', '2026-09-01'],
  ['annually', '2027-03-01'],
  ['continuous', null],
  ['per-change', null],
] as const)('evidence collected %s is due again on %s', (cadence, due) => {
  expect(evidenceDay({ title: 'Export', collected: day('2026-03-01'), cadence })).toBe(due);
});

test('a policy’s own day goes before its interval, and that before the site’s', () => {
  const policy = (front: object) =>
    policySchema.parse({
      title: 'P',
      version: '1',
      owner: 'O',
      approvedBy: 'B',
      approved: '2026-03-01',
      ...front,
    });
  expect(policyReviewDay(policy({ reviewBy: '2026-05-01', reviewEvery: '6 months' }), yearly)).toBe(
    '2026-05-01',
  );
  expect(policyReviewDay(policy({ reviewEvery: '6 months' }), yearly)).toBe('2026-09-01');
  expect(policyReviewDay(policy({}), yearly)).toBe('2027-03-01');
});
