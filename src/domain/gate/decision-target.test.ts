import { expect, test } from 'vitest';
import { decisionDue } from './decision-target.ts';

const at = (iso: string) => Date.parse(iso);
const due = (from: string, target: string) => {
  const moment = decisionDue(at(from), target);
  return moment === null ? null : new Date(moment).toISOString().slice(0, 16);
};

test.each([
  ['2026-11-23T09:00Z', '4 hours', '2026-11-23T13:00'],
  ['2026-11-23T09:00Z', '1 day', '2026-11-24T09:00'],
  ['2026-11-20T17:00Z', '1 business day', '2026-11-23T17:00'],
  ['2026-11-20T17:00Z', '2 working days', '2026-11-24T17:00'],
  ['2026-11-21T17:00Z', '1 business day', '2026-11-24T00:00'],
  ['2026-11-22T17:00Z', '1 Werktag', '2026-11-24T00:00'],
  ['2026-11-20T17:00Z', '3 Arbeitstage', '2026-11-25T17:00'],
  ['2026-11-20T17:00Z', '1 week', '2026-11-27T17:00'],
])('a request of %s with the target %s is late from %s on', (from, target, expected) => {
  expect(due(from, target)).toBe(expected);
});

test.each(['soon', '', '1 fortnight', 'one day'])('%j is no length that can be counted', (target) => {
  expect(due('2026-11-23T09:00Z', target)).toBeNull();
});
