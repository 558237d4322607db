import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLine, readLines } from './written-text.ts';

const problem = (text: string, max = 200) => {
  const read = readLine(text, max);
  return read.kind === 'text' ? read.text : read.problem;
};

describe('one line', () => {
  test.each([
    'Łukasz Żółć',
    'İpek Şahin',
    'Αθηνά',
    'Ольга',
    'محمد',
    'דוד',
    '王小明',
    '山田 太郎',
    '김민수',
    '👩‍💻 Ada',
    'می‌خواهم',
  ])('%s stays as it is', (name) => {
    expect(problem(name)).toBe(name.normalize('NFC'));
  });

  test('is brought to one form: composed, without white space around it', () => {
    expect(problem('  Zoe\u0308 \n')).toBe('Zoë');
  });

  // Hangul fillers and the empty Braille pattern are letters and symbols to Unicode, and blank to a reader.
  test.each([
    '',
    '   ',
    '\u200b',
    '\u00a0',
    '\u2060\u200d',
    '\u3164',
    '\u115f\u1160',
    '\uffa0',
    '\u2800 \u2800',
  ])('%j is missing', (text) => {
    expect(problem(text)).toBe('missing');
  });

  test.each(['a\nb', 'a\r\nBcc: x', 'a\u0000', 'a\u2028b', 'abc\u202ecba', 'a\u2066b', 'a\ud800'])(
    '%j has control characters',
    (text) => {
      expect(problem(text)).toBe('control-characters');
    },
  );

  test('length counts characters, not code units', () => {
    expect(problem('😀'.repeat(200))).toBe('😀'.repeat(200));
    expect(problem('x'.repeat(201))).toBe('too-long');
  });

  test('property: what is taken is one line and reads as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readLine(text, 50);
        if (read.kind === 'refused') return;
        expect(read.text).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(readLine(read.text, 50)).toEqual(read);
      }),
    );
  });
});

test('several lines keep their line ends, in one spelling', () => {
  expect(readLines('a\r\nb\rc\n', 100)).toEqual({ kind: 'text', text: 'a\nb\nc' });
  expect(readLines('a\u0007', 100)).toEqual({ kind: 'refused', problem: 'control-characters' });
});
