import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_BITS, decodeCopyId, decodeReadings, encodeCopyId, isCopyId } from './dot-code.ts';

const copyId = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
  minLength: 12,
  maxLength: 12,
});

test('every copy id comes back from its bits', () => {
  fc.assert(
    fc.property(copyId, (id) => {
      expect(decodeCopyId(encodeCopyId(id))).toBe(id);
    }),
  );
});

test('the bits of an id never change: copies that were handed out have to be read for years', () => {
  const bits = encodeCopyId('7K2Q9XWM31AB').join('');
  expect(bits).toMatchInlineSnapshot(
    `"001111001100010101110100111101111001010000011000010101001011110011011100001101111011"`,
  );
});

test('four of the least certain bits may be wrong, no certain one', () => {
  fc.assert(
    fc.property(
      copyId,
      fc.uniqueArray(fc.nat(CODE_BITS - 1), { minLength: 1, maxLength: 4 }),
      (id, wrong) => {
        const sure = encodeCopyId(id).map((bit) => (bit === 1 ? 3 : -3));
        const doubtful = sure.map((reading, i) => (wrong.includes(i) ? -Math.sign(reading) : reading));
        expect(decodeReadings(doubtful)).toBe(id);
        const false1 = sure.map((reading, i) => (i === wrong[0] ? -9 * Math.sign(reading) : reading));
        expect(decodeReadings(false1)).not.toBe(id);
      },
    ),
  );
});

test('a chance reading is no id', () => {
  const random = fc.sample(
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: CODE_BITS, maxLength: CODE_BITS }),
    { seed: 1, numRuns: 50 },
  );
  expect(random.map(decodeReadings).filter((id) => id !== undefined)).toEqual([]);
});

test.each(['', '7K2Q9XWM31A', '7K2Q9XWM31ABC', '7k2q9xwm31ab', '7K2Q9XWM31AU'])(
  '%j is no copy id',
  (text) => {
    expect(isCopyId(text)).toBe(false);
  },
);
