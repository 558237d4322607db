import { z } from 'astro/zod';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenVariables } from './given-variables.ts';
import { listenHost, readBy, wholeNumber, yesOrNo } from './variable-types.ts';

test('property: a whole number within its bounds is read, and nothing else is', () => {
  const port = wholeNumber(1, 65_535, 'Example: 4321');
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -10, max: 70_000 }).map(String), fc.string()), (text) => {
      const isRight = /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
      const read = port.safeParse(text);
      expect(read.success).toBe(isRight);
      expect(read.data).toBe(isRight ? Number(text) : undefined);
    }),
  );
});

test('what a function does not understand is one problem in its own words', () => {
  const even = z.object({ EVEN: readBy((text) => (/[02468]$/.test(text) ? Number(text) : null), 'is odd.') });
  expect(even.parse({ EVEN: '42' })).toEqual({ EVEN: 42 });
  const issues = even.safeParse({ EVEN: '41' }).error?.issues;
  expect(issues?.map(({ path, message }) => [path, message])).toEqual([[['EVEN'], 'is odd.']]);
});

test('what is not set has the safe value: no, and this machine alone', () => {
  expect(yesOrNo().parse(undefined)).toBe('no');
  expect(listenHost().parse(undefined)).toBe('127.0.0.1');
});

test('only what is set is given, without the white space around it', () => {
  expect(givenVariables({ A: ' a ', B: '', C: ' ', D: undefined, E: '\n' })).toEqual({ A: 'a' });
});
