/**
 * The known words closest to a mistyped one, best first, for "did you mean" hints. Case does not count. Close means
 * that at most a third of the written letters (one, in a short word) are missing, extra, wrong or swapped with a
 * neighbor. Equally close words come in the order of their shared beginning, then in the order given.
 * @param most how many to give at most
 */
export function nearest(written: string, known: Iterable<string>, most = 3): string[] {
  return nearestIn(wordIndex(known), written, most);
}

/** Known words, taken apart once: for lists in which many words are looked for. */
export type WordIndex = readonly IndexedWord[];

interface IndexedWord {
  readonly name: string;
  readonly letters: readonly number[];
  /** A bit for each letter, some letters sharing one. */
  readonly mask: number;
}

export function wordIndex(known: Iterable<string>): WordIndex {
  return Array.from(known, (name) => ({ name, ...taken(name.toLowerCase()) }));
}

/** As `nearest`, in a list that was taken apart before. */
export function nearestIn(index: WordIndex, written: string, most = 3): string[] {
  const { letters: word, mask } = taken(written.trim().toLowerCase());
  const limit = Math.min(Math.max(1, Math.floor(word.length / 3)), word.length - 1);
  const rows = rowsFor(word.length + limit + 2);
  const candidates = [];
  for (const { name, letters, mask: other } of index) {
    if (Math.abs(letters.length - word.length) > limit) continue;
    // Each letter that only one of the two has costs a change, and a change puts right at most one on each side.
    if (bits(mask & ~other) > limit || bits(other & ~mask) > limit) continue;
    const distance = editDistance(word, letters, limit, rows);
    if (distance <= limit) candidates.push({ name, distance, shared: sharedBeginning(word, letters) });
  }
  candidates.sort((a, b) => a.distance - b.distance || b.shared - a.shared);
  return candidates.slice(0, most).map(({ name }) => name);
}

function taken(text: string): { readonly letters: readonly number[]; readonly mask: number } {
  const letters = lettersOf(text);
  return { letters, mask: letters.reduce((mask, letter) => mask | (1 << (letter & 31)), 0) };
}

/** How many bits of 32 are set. */
function bits(mask: number): number {
  let rest = mask;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count += 1;
  }
  return count;
}

/** The code points of a text. */
function lettersOf(text: string): readonly number[] {
  const letters: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.codePointAt(index) ?? 0;
    if (letter > 0xffff) index += 1;
    letters.push(letter);
  }
  return letters;
}

/**
 * Damerau–Levenshtein distance in its optimal string alignment form: a swapped pair of neighbors costs one. Above the limit
 * any number above it: only cells near the diagonal are filled, and rows until none of two can lead back.
 * @param rows three rows for the numbers, one longer than either word; what is in them does not matter
 */
function editDistance(a: Letters, b: Letters, limit: number, rows: Rows): number {
  let [beforeLast, last, current] = rows;
  const far = limit + 1;
  for (let column = 0; column <= Math.min(b.length, far); column += 1) last[column] = column;
  let lastLeast = 0;
  for (let row = 1; row <= a.length; row += 1) {
    const from = Math.max(1, row - limit);
    const to = Math.min(b.length, row + limit);
    // The cells beside the filled ones are looked at, and are out of reach.
    current[from - 1] = from === 1 ? Math.min(row, far) : far;
    let least = far;
    for (let column = from; column <= to; column += 1) {
      const letter = b[column - 1];
      let cost = (last[column - 1] ?? far) + (a[row - 1] === letter ? 0 : 1);
      if (column < row + limit) cost = Math.min(cost, (last[column] ?? far) + 1);
      cost = Math.min(cost, (current[column - 1] ?? far) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === letter)
        cost = Math.min(cost, (beforeLast[column - 2] ?? far) + 1);
      current[column] = cost = Math.min(cost, far);
      if (cost < least) least = cost;
    }
    if (least > limit && lastLeast > limit) return far;
    lastLeast = least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length] ?? far;
}

type Letters = readonly number[];
type Rows = readonly [Int32Array, Int32Array, Int32Array];

function rowsFor(letters: number): Rows {
  return [new Int32Array(letters), new Int32Array(letters), new Int32Array(letters)];
}

function sharedBeginning(a: readonly number[], b: readonly number[]): number {
  const end = a.findIndex((letter, index) => letter !== b[index]);
  return end === -1 ? a.length : end;
}
