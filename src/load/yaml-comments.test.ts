import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yamlComments } from './yaml-comments.ts';

const found = (text: string) =>
  yamlComments(text).map(({ text: words, place, alone }) => [words, place.line, place.column, alone]);

test('a comment in parentheses, alone in its line or after a value', () => {
  expect(found('a: 1\n# (allow x: why)\nb: 2 # (allow y: because)\n')).toEqual([
    ['allow x: why', 2, 1, true],
    ['allow y: because', 3, 6, false],
  ]);
});

test('a reason may hold parentheses, and what does not close is told too', () => {
  expect(found('# (allow x: why (really))\n# (allow y: because\n')).toEqual([
    ['allow x: why (really)', 1, 1, true],
    ['(allow y: because', 2, 1, true],
  ]);
});

test('a sign inside of a quoted text, a block or a word is no comment', () => {
  const text =
    'a: "x # (allow x: why)"\nb: |\n  # (allow x: why)\n  text\nc: x#(allow x: why)\nd: \'# (allow x: y)\'\n';
  expect(found(text)).toEqual([]);
});

test('the place is that of the comment, whatever stands around it', () => {
  const line = fc.constantFrom(
    'a: 1',
    '- x',
    'b: [1, 2',
    '"',
    '{',
    '|',
    'k: >-',
    '  deep',
    '# other',
    '',
    '---',
    '%',
    '\t',
    '&a *b',
    'ä: ü',
  );
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (before, after) => {
      const comment = '# (allow x: why)';
      const text = [...before, comment, ...after].join('\n');
      for (const { place } of yamlComments(text))
        expect(text.split('\n')[place.line - 1]?.slice(place.column - 1, (place.endColumn ?? 0) - 1)).toBe(
          comment,
        );
    }),
  );
});
