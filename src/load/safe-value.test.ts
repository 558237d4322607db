import { expect, test } from 'vitest';
import { safeValue } from './safe-value.ts';

test.each([
  ['date', 'June 30, 2026', '2026-06-30'],
  ['date', '06/07/2026', null],
  ['id', ' AC-01\u00a0', 'AC-01'],
  ['id', 'AC – 01', 'AC-01'],
  ['id', 'AC\u201101', 'AC-01'],
  ['id', 'AC\u200b-01', 'AC-01'],
  ['id', 'access control', null],
  ['id', 'AC_01', null],
  ['country', ' de ', 'DE'],
  ['country', 'Germany', null],
  ['sha256', 'AB'.repeat(32), 'ab'.repeat(32)],
  ['sha256', 'AB', null],
  ['domain', 'Acme.COM', 'acme.com'],
  ['domain', 'https://acme.com', null],
  ['url', 'acme.com', null],
])('%s: %s is %s', (code, written, value) => expect(safeValue(code, written)?.value ?? null).toBe(value));

test('one of several values in another case or with spaces for hyphens, but none a letter off', () => {
  const allowed = ['continuous', 'semi-annually', 'annually'];
  expect(safeValue('one-of', 'Semi Annually', allowed)?.value).toBe('semi-annually');
  expect(safeValue('one-of', 'CONTINUOUS ', allowed)?.value).toBe('continuous');
  expect(safeValue('one-of', 'anually', allowed)).toBeNull();
  expect(safeValue('one-of', 'A-B', ['a b', 'a-b'])).toBeNull();
});
