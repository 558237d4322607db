import { expect, test } from 'vitest';
import { disposableMailModule } from './disposable-mail-module.ts';

const origin = { commit: 'abc', day: '2026-08-21' };
const many = Array.from({ length: 1_000 }, (_, index) => `d${index}.example`);

test('a list becomes a module that names its source, sorted and without repeats', () => {
  const text = disposableMailModule(['# comment', 'Z.example', ...many, 'z.example', ''].join('\n'), origin);
  expect(text).toContain('at abc, 2026-08-21. Licence: CC0 1.0.');
  expect(text.match(/^z\.example$/gm)).toHaveLength(1);
});

test('what is no list changes nothing', () => {
  expect(() => disposableMailModule('404: Not Found', origin)).toThrow(/is no domain/);
  expect(() => disposableMailModule('a.example\n', origin)).toThrow(/too few/);
});
