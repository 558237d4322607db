import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fix } from '#domain/diagnostic.ts';
import { fixAt } from '#domain/fix.ts';
import { spliceFixes } from './splice-fixes.ts';

const fix = (line: number, column: number, written: string, replacement: string): Fix => ({
  place: { line, column, endLine: line, endColumn: column + written.length },
  written,
  replacement,
});

describe('a fix', () => {
  test('replaces its words and leaves comment, quotes and line ends alone', () => {
    const text = '\uFEFF---\r\napproved: "June 30, 2026"   # by the board\r\nversion: 1.10\r---\n';
    const fixes = [fix(2, 11, '"June 30, 2026"', '2026-06-30'), fix(3, 10, '1.10', '"1.10"')];
    expect(spliceFixes(text, fixes).text).toBe(
      '\uFEFF---\r\napproved: 2026-06-30   # by the board\r\nversion: "1.10"\r---\n',
    );
  });
  test('on the first line counts columns after the byte-order mark', () =>
    expect(spliceFixes('\uFEFFSOC-2', [fix(1, 1, 'SOC-2', 'SOC 2')]).text).toBe('\uFEFFSOC 2'));
  test('is left out where the text says something else', () => {
    const { text, made } = spliceFixes('SOC 3', [fix(1, 1, 'SOC-2', 'SOC 2')]);
    expect([text, made]).toEqual(['SOC 3', []]);
  });
  test('is left out where another one overlaps it', () => {
    const [first, second] = [fix(1, 1, 'SOC-2', 'SOC 2'), fix(1, 3, 'C-2', 'C 2')];
    expect(spliceFixes('SOC-2', [second, first])).toEqual({ text: 'SOC 2', made: [first] });
  });
  test('is left out where its place lies outside', () =>
    expect(spliceFixes('a\nb', [fix(3, 1, 'a', 'b'), fix(1, 2, 'b', 'c')]).made).toEqual([]));
  test('over two lines keeps the line end of the file', () => {
    const over: Fix = {
      place: { line: 1, column: 1, endLine: 2, endColumn: 3 },
      written: 'SOC\nII',
      replacement: 'SOC\n2',
    };
    expect(spliceFixes('SOC\r\nII!', [over]).text).toBe('SOC\r\n2!');
  });
});

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n\uFEFF]/g, ' '));
const text = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, lineEnd), { minLength: 1, maxLength: 8 }))
  .map(([mark, lines]) => ({
    raw: (mark ? '\uFEFF' : '') + lines.flat().join(''),
    plain: lines.map(([words]) => `${words}\n`).join(''),
  }));
const wanted = fc.array(
  fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('x', 'SOC 2', '"1.10"', '2026-06-30', 'é𝒳')),
  { maxLength: 6 },
);

test('outside of the fixes that were made, the text stays as it is', () => {
  fc.assert(
    fc.property(text, wanted, ({ raw, plain }, ranges) => {
      const lines = plain.split('\n');
      const fixes = ranges.flatMap(([at, from, length, replacement]) => {
        const number = at % lines.length;
        const { length: width } = lines[number] ?? '';
        const column = from % (width + 1);
        const end = Math.min(width, column + (length % 5));
        const place = { line: number + 1, column: column + 1, endLine: number + 1, endColumn: end + 1 };
        return fixAt(plain, place, replacement) ?? [];
      });
      const { text: result, made } = spliceFixes(raw, fixes);
      // Taking the fixes back, last first, gives the text again: nothing else can have changed.
      const back = made.toReversed().reduce((after, { place, written, replacement }) => {
        const shift = made
          .filter((other) => other.place.line === place.line && other.place.column < place.column)
          .reduce((sum, other) => sum + other.replacement.length - other.written.length, 0);
        const starts = [raw.startsWith('\uFEFF') ? 1 : 0];
        for (const match of after.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
        const from = (starts[place.line - 1] ?? 0) + place.column - 1 + shift;
        expect(after.slice(from, from + replacement.length)).toBe(replacement);
        return after.slice(0, from) + written + after.slice(from + replacement.length);
      }, result);
      expect(back).toBe(raw);
    }),
    { numRuns: Number(process.env.VITRINE_FUZZ_RUNS ?? 2_000) },
  );
});
