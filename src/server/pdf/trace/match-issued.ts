import { encodeCopyId, isCopyId } from '../dot-code.ts';

/** An issued copy's id, and what its dots say: 1 or -1 a bit. */
export interface IssuedCode {
  readonly copyId: string;
  readonly signs: readonly (1 | -1)[];
}

/** What the dots of issued copies say; ids that no dots can carry are left out. */
export function issuedCodes(copyIds: readonly string[]): readonly IssuedCode[] {
  return copyIds
    .filter(isCopyId)
    .map((copyId) => ({ copyId, signs: encodeCopyId(copyId).map((bit) => (bit === 1 ? 1 : -1)) }));
}

/** Of all traces of pictures that show none of these copies, the share that may name one: one in a million. */
const MOST_CHANCE = 1e-6;

/**
 * Which issued copies readings fit, though they may be too weak to be read as an id: there are few copies, and 2^60 ids.
 *
 * No copy but the leaked one has to do with the picture, and its id was drawn by chance. So for a copy that has nothing to do
 * with it the sum of readings, each with the sign that the id gives it, is a sum of coin tosses, whatever the picture shows;
 * Chernoff's bound says how seldom that is so large. Times the number of copies and of readings that are tried.
 *
 * @param readings one a bit, positive for one
 * @param tries how many readings are compared in the same trace
 */
export function matchIssued(
  readings: readonly number[],
  issued: readonly IssuedCode[],
  tries: number,
): string[] {
  const found = fitting(readings, issued, tries * ROUNDS);
  for (const code of found.slice(0, ROUNDS - 1)) {
    // What is left without one copy says in all bits whose the other is that was laid on it.
    const others = fitting(without(readings, code), issued, tries * ROUNDS);
    found.push(...others.filter((other) => !found.includes(other)));
  }
  return found.map(({ copyId }) => copyId);
}

/** As they are, and without each of the first three copies that are found. */
const ROUNDS = 4;

function fitting(readings: readonly number[], issued: readonly IssuedCode[], tries: number): IssuedCode[] {
  const length = Math.hypot(...readings);
  if (length === 0) return [];
  const most = Math.log(MOST_CHANCE / Math.max(1, issued.length * tries));
  return issued.filter((code) => {
    const sum = agreement(readings, code);
    // The bound takes a thousand times as long as the sum, and is never small where little agrees.
    return sum / length > WORTH_A_LOOK && chanceOf(readings, sum) <= most;
  });
}

function agreement(readings: readonly number[], { signs }: IssuedCode): number {
  let sum = 0;
  for (let i = 0; i < readings.length; i += 1) sum += (readings[i] as number) * (signs[i] as number);
  return sum;
}

function without(readings: readonly number[], code: IssuedCode): number[] {
  const share = agreement(readings, code) / readings.length;
  return readings.map((reading, i) => reading - share * (code.signs[i] ?? 0));
}

const WORTH_A_LOOK = 3;

/** Logarithm of a bound for the chance that readings with signs by chance add up to `sum` or more (Chernoff). */
export function chanceOf(readings: readonly number[], sum: number): number {
  const length = Math.hypot(...readings);
  const bound = (tilt: number): number =>
    readings.reduce((all, reading) => all + logCosh(tilt * reading), 0) - tilt * sum;
  let [low, high] = [0, STEEPEST / length];
  for (let round = 0; round < 60; round += 1) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (bound(left) < bound(right)) high = right;
    else low = left;
  }
  return Math.min(0, bound((low + high) / 2));
}

/** Any tilt gives a bound; steeper ones gain nothing. */
const STEEPEST = 1000;

function logCosh(value: number): number {
  const size = Math.abs(value);
  return size + Math.log1p(Math.exp(-2 * size)) - Math.LN2;
}
