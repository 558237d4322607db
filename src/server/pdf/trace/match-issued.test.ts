import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_BITS, encodeCopyId } from '../dot-code.ts';
import { chanceOf, issuedCodes, matchIssued } from './match-issued.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const copyId = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 12, maxLength: 12 });
const random = sequence(1);
const issued = Array.from({ length: 2000 }, () =>
  Array.from({ length: 12 }, () => ALPHABET.charAt(Math.floor(random() * 32))).join(''),
);
const [JANE = '', BEN = ''] = issued;
const codes = issuedCodes(issued);
const readingsOf = (id: string): number[] => encodeCopyId(id).map((bit) => (bit === 1 ? 1 : -1));
const noise = (deviation: number): number[] => Array.from({ length: CODE_BITS }, () => deviation * bell());
const sum = (...parts: readonly (readonly number[])[]): number[] =>
  Array.from({ length: CODE_BITS }, (_, i) => parts.reduce((all, part) => all + (part[i] ?? 0), 0));

describe('a copy is found among those that were issued', () => {
  test('where the noise is as large as the dots, and no id could be read', () => {
    for (let n = 0; n < 20; n += 1)
      expect(matchIssued(sum(readingsOf(JANE), noise(0.7)), codes, 1)).toEqual([JANE]);
  });

  test('two copies that were laid on one another are both found, and nobody else', () => {
    const mixed = sum(readingsOf(JANE), readingsOf(BEN), noise(0.2));
    expect(matchIssued(mixed, codes, 1).sort()).toEqual([JANE, BEN].sort());
  });

  test('not where it is not among them', () => {
    expect(matchIssued(readingsOf(JANE), codes.slice(1), 1)).toEqual([]);
  });

  test('a blank page fits nothing', () => {
    expect(matchIssued(new Array(CODE_BITS).fill(0), codes, 1)).toEqual([]);
  });
});

describe('nobody is named by chance, less often than once in a million traces', () => {
  test('whatever the picture shows: readings of any shape, each against 2,000 copies that have nothing to do with it', () => {
    const anyShape = fc.oneof(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
        minLength: CODE_BITS,
        maxLength: CODE_BITS,
      }),
      fc.array(fc.constantFrom(-1, 0, 0, 1), { minLength: CODE_BITS, maxLength: CODE_BITS }),
      copyId.map(readingsOf),
      fc.tuple(copyId, copyId).map(([one, two]) => sum(readingsOf(one), readingsOf(two))),
    );
    fc.assert(
      fc.property(anyShape, (readings) => {
        expect(matchIssued(readings, codes.slice(2), 1)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('the bound is never smaller than the exact chance, where that can be counted', () => {
    const equal = new Array<number>(CODE_BITS).fill(0.3);
    for (let wrong = 0; wrong <= CODE_BITS / 2; wrong += 1) {
      const exact = Math.log(tailOf(CODE_BITS, wrong)) - CODE_BITS * Math.LN2;
      expect(chanceOf(equal, 0.3 * (CODE_BITS - 2 * wrong))).toBeGreaterThanOrEqual(exact - 1e-6);
    }
  });

  test('and as small as it can be: 42 equal readings that all fit are 42 coins', () => {
    const half = Array.from({ length: CODE_BITS }, (_, i) => (i % 2 === 0 ? 2 : 0));
    expect(chanceOf(half, CODE_BITS)).toBeCloseTo(-42 * Math.LN2, 3);
  });

  test('the more copies and readings are compared, the clearer one has to be', () => {
    const weak = readingsOf(JANE).map((reading, i) => (i % 8 === 0 ? -reading : reading));
    expect(matchIssued(weak, codes.slice(0, 1), 1)).toEqual([JANE]);
    expect(matchIssued(weak, codes.slice(0, 1), 1e12)).toEqual([]);
  });
});

/** In how many of all ways up to `wrong` of `count` coins fall the other way. */
function tailOf(count: number, wrong: number): number {
  let [ways, all] = [1, 1];
  for (let k = 1; k <= wrong; k += 1) {
    ways = (ways * (count - k + 1)) / k;
    all += ways;
  }
  return all;
}

function bell(): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
}

function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
