import { expect, test } from 'vitest';
import { grantEnd, grantStatus } from './grant.ts';

const running = { startsAt: 1000, expiresAt: grantEnd(1000, 2), revokedAt: null };

test('a grant of two days runs 48 hours and ends at its last millisecond', () => {
  expect(running.expiresAt).toBe(1000 + 172_800_000);
  expect(grantStatus(running, running.expiresAt - 1)).toBe('active');
  expect(grantStatus(running, running.expiresAt)).toBe('expired');
});

test('revoked stays revoked, whatever the time; without a start it waits', () => {
  expect(grantStatus({ ...running, revokedAt: 5000 }, 2000)).toBe('revoked');
  expect(grantStatus({ startsAt: null, expiresAt: null, revokedAt: null }, 2000)).toBe('waiting');
  expect(grantStatus({ startsAt: null, expiresAt: null, revokedAt: 1 }, 2000)).toBe('revoked');
});
