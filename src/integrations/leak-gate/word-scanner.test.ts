import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '#domain/documentation.ts';
import { hashOfWord, scanWords } from './word-scanner.ts';

function scanned(text: string): string[] {
  const words: string[] = [];
  scanWords(text, (start, end, hash) => {
    expect(hash).toBe(hashOfWord(text.slice(start, end)));
    words.push(text.slice(start, end));
  });
  return words;
}

const pieces = fc.constantFrom(
  ...[
    'a',
    'key',
    'é',
    'ß',
    'ı',
    '9',
    '①',
    "'",
    '’',
    '-',
    '--',
    ' ',
    '.',
    '\n',
    '_',
    '漢',
    'か',
    'ー',
    'ไทย',
    'ا',
    'א',
  ],
  ...['\u0301', '𝐀', '𠮷', '😀', '\ud800', '\udc00', '々', '〇', '\u00ad'],
);

test('the words are those of the definition, in every script', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces).map((list) => list.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const lower = text.toLowerCase();
        // The definition leaves comments and the targets of links out; those are not the scanner's.
        fc.pre(!lower.includes('<!--') && !lower.includes(']('));
        expect(scanned(lower)).toEqual(wordsOf(lower));
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ["don't re-use keys'", ["don't", 're-use', 'keys']],
  ['abc漢字 漢字abc', ['abc漢字', '漢', '字', 'abc']],
  ['a--b -c', ['a', 'b', 'c']],
])('%s', (text, words) => expect(scanned(text)).toEqual(words));
