import { createHash } from 'node:crypto';

/** 60 bits of the copy id and 24 of its check. */
export const CODE_BITS = 84;
/** Characters of a copy id that the dots can carry. */
const ID_LENGTH = 12;
const ID_BITS = 60;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Whether a copy id has the form that the gate issues: 12 characters of Crockford's base32. */
export function isCopyId(text: string): boolean {
  return text.length === ID_LENGTH && [...text].every((char) => ALPHABET.includes(char));
}

/**
 * The bits that the dots of a copy carry: the id itself, most significant first, then the first 24 bits of its SHA-256,
 * so that noise is not taken for an id.
 */
export function encodeCopyId(copyId: string): readonly (0 | 1)[] {
  const id = [...copyId].flatMap((char) => bitsOf(ALPHABET.indexOf(char), 5));
  const digest = createHash('sha256').update(`vitrine dots ${copyId}`).digest();
  return [...id, ...bitsOf(digest.readUIntBE(0, 3), CODE_BITS - ID_BITS)];
}

/** The copy id that the bits carry, or nothing where the check does not fit: one of 16,777,216 random readings passes. */
export function decodeCopyId(bits: readonly (0 | 1)[]): string | undefined {
  let copyId = '';
  for (let at = 0; at < ID_BITS; at += 5)
    copyId += ALPHABET.charAt(bits.slice(at, at + 5).reduce<number>((value, bit) => value * 2 + bit, 0));
  return encodeCopyId(copyId).every((bit, i) => bit === bits[i]) ? copyId : undefined;
}

/**
 * The copy id that readings of the bits carry, with up to four of the twelve least certain ones taken for wrong where
 * the check does not fit otherwise: one of some 21,000 random readings passes.
 *
 * @param readings one a bit, positive for one, with their size as certainty
 */
export function decodeReadings(readings: readonly number[]): string | undefined {
  const bits = readings.map((reading): 0 | 1 => (reading > 0 ? 1 : 0));
  const doubtful = readings
    .map((reading, bit) => ({ bit, certainty: Math.abs(reading) }))
    .sort((a, b) => a.certainty - b.certainty)
    .slice(0, MOST_DOUBTFUL);
  for (const flips of FLIPS) {
    const changed = [...bits];
    for (const flip of flips) {
      const { bit = 0 } = doubtful[flip] ?? {};
      changed[bit] = changed[bit] === 1 ? 0 : 1;
    }
    const copyId = decodeCopyId(changed);
    if (copyId !== undefined) return copyId;
  }
  return undefined;
}

const MOST_DOUBTFUL = 12;
const MOST_FLIPS = 4;
/** Sets of doubtful bits to change, small ones first. */
const FLIPS: readonly (readonly number[])[] = Array.from({ length: 2 ** MOST_DOUBTFUL }, (_, mask) =>
  Array.from({ length: MOST_DOUBTFUL }, (__, i) => i).filter((i) => (mask >> i) & 1),
)
  .filter((flips) => flips.length <= MOST_FLIPS)
  .sort((a, b) => a.length - b.length);

function bitsOf(value: number, count: number): (0 | 1)[] {
  return Array.from({ length: count }, (_, i) => ((value >>> (count - 1 - i)) & 1) as 0 | 1);
}
