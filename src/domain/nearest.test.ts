import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const keys = ['criteria', 'pointsOfFocus', 'mappings', 'owner', 'status', 'frequency'];

describe('nearest', () => {
  it('finds a word with a missing, extra, wrong or swapped letter', () => {
    expect(nearest('critera', keys)).toEqual(['criteria']);
    expect(nearest('ownner', keys)).toEqual(['owner']);
    expect(nearest('stetus', keys)).toEqual(['status']);
    expect(nearest('onwer', keys)).toEqual(['owner']);
  });

  it('ignores case and space around the word, and gives the known spelling', () => {
    expect(nearest(' POINTSOFFOCUS ', keys)).toEqual(['pointsOfFocus']);
  });

  it('gives nothing for a word that resembles none', () => {
    expect(nearest('colour', keys)).toEqual([]);
    expect(nearest('', keys)).toEqual([]);
    expect(nearest('', [''])).toEqual([]);
  });

  it('puts the closest first, then the longest shared beginning, then the given order', () => {
    expect(nearest('CC6.9', ['CC5.9', 'CC6.8', 'CC6.1', 'CC6.9'])).toEqual(['CC6.9', 'CC6.8', 'CC6.1']);
  });

  it('gives three by default and as many as asked', () => {
    const ids = ['CC6.1', 'CC6.2', 'CC6.3', 'CC6.4'];
    expect(nearest('CC6.9', ids)).toHaveLength(3);
    expect(nearest('CC6.9', ids, 1)).toEqual(['CC6.1']);
  });

  it('counts letters, not UTF-16 units', () => {
    expect(nearest('𝒶𝒷𝒸𝒹', ['𝒶𝒷𝒸𝒳', '𝒶𝒷'])).toEqual(['𝒶𝒷𝒸𝒳']);
  });

  it('finds any word of two letters or more after one letter was changed', () => {
    const change = fc.record({
      word: fc.stringMatching(/^[a-z]{2,20}$/),
      at: fc.nat(),
      by: fc.stringMatching(/^[a-z]?$/),
    });
    fc.assert(
      fc.property(change, ({ word, at, by }) => {
        const index = at % word.length;
        const written = word.slice(0, index) + by + word.slice(index + 1);
        fc.pre(written.length > 1);
        expect(nearest(written, [word])).toEqual([word]);
      }),
    );
  });

  it('gives only known words, without repeats, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.uniqueArray(fc.string({ unit: 'binary' }), { maxLength: 20 }),
        (written, known) => {
          const found = nearest(written, known);
          expect(new Set(found).size).toBe(found.length);
          for (const word of found) expect(known).toContain(word);
        },
      ),
    );
  });
});

/** The same distance, as it is written down in the books: every cell of the table. */
function plainDistance(a: readonly string[], b: readonly string[]): number {
  const table = a
    .concat('')
    .map((_, row) => b.concat('').map((_, column) => (row === 0 ? column : column === 0 ? row : 0)));
  const cell = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row++)
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      (table[row] ?? [])[column] = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + same,
        swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return cell(a.length, b.length);
}

it('finds exactly the words within a third of the letters, whatever the words', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', '-', '1', '\u{1F600}'),
    minLength: 2,
    maxLength: 14,
  });
  fc.assert(
    fc.property(word, fc.uniqueArray(word, { maxLength: 12 }), (written, known) => {
      const letters = [...written];
      const limit = Math.min(Math.max(1, Math.floor(letters.length / 3)), letters.length - 1);
      const close = known.filter((name) => plainDistance(letters, [...name]) <= limit);
      expect(nearest(written, known, 99).sort()).toEqual(close.sort());
    }),
  );
});
