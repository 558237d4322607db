import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

const problems = (text: string) =>
  parseYaml(text).problems.map(({ message, place }) => `${place.line}:${place.column} ${message}`);

test.each([
  ['title: "x\nowner: y', '1:8 A text in double quotes starts here and has no closing quote.'],
  ["title: 'it's\nowner: y", '1:12 `s` stands after the end of a value.'],
  ['a: [1, 2\nb: 3', '2:1 A list `[…]` or group `{…}` that starts above is not closed.'],
  ['a: [1, 2]]', '1:10 `]` closes a bracket that was not opened.'],
  ['a: b: c', '1:4 A second `: ` makes this line look like a key inside of a value.'],
  ['a: @x', '1:4 A value cannot start with @ unless it is in quotes.'],
  ['a: "\\q"', '1:5 `\\q` is no escape that YAML knows: in double quotes a backslash starts one.'],
  ['a:\n\tb: 1', '2:1 The line is indented with a tab.'],
  ['a:\n  - x\n - y', '3:1 The line is indented to another column than the lines that it belongs to.'],
  ['a: *x', '1:4 `*x` starts with `*`, `&` or `!`, which YAML reads as a reference or a type.'],
  ['a: 1\nb', '2:1 `b` stands where a key is expected, but no `:` follows.'],
  ['a: 1\na: 2', '2:1 The key `a` stands twice in the same group.'],
  ['a: x\n---\nb: 1', '2:1 A line `---` starts a second document here.'],
])('%j: %s', (text, finding) => expect(problems(text)).toEqual([finding]));

test('whatever is wrong, each problem has a sentence and a next step, and no word of the parser’s', () => {
  const piece = fc.constantFrom(
    'a: ',
    'b:\n',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    ',',
    ': ',
    '\n',
    '  ',
    '\t',
    '*x ',
    '&y ',
    '!z ',
    '|\n',
    '>-\n',
    '# c\n',
    '---\n',
    '%',
    '@',
    '?',
    '<<',
    '\\',
    'word',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const lines = text.split('\n');
      for (const { message, hint, place } of parseYaml(text).problems) {
        expect(message).toMatch(/^[A-Z`].*\.$/s);
        expect(hint).toMatch(/\S/);
        expect(message).not.toMatch(/implicit|flow|scalar|token|node|mapping|indicator/i);
        expect(place.line).toBeLessThanOrEqual(lines.length);
      }
    }),
  );
});
