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
