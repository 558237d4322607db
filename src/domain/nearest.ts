/**
 * The known words closest to a mistyped one, best first, for "did you mean" hints. Case does not count. Close means
 * that at most a third of the written letters (one, in a short word) are missing, extra, wrong or swapped with a
 * neighbor. Equally close words come in the order of their shared beginning, then in the order given.
 * @param most how many to give at most
 */
export function nearest(written: string, known: Iterable<string>, most = 3): string[] {
  const word = [...written.trim().toLowerCase()];
  const limit = Math.min(Math.max(1, Math.floor(word.length / 3)), word.length - 1);
  const candidates = [];
  for (const name of known) {
    const letters = [...name.toLowerCase()];
    if (Math.abs(letters.length - word.length) > limit) continue;
    const distance = editDistance(word, letters);
    if (distance <= limit) candidates.push({ name, distance, shared: sharedBeginning(word, letters) });
  }
  candidates.sort((a, b) => a.distance - b.distance || b.shared - a.shared);
  return candidates.slice(0, most).map(({ name }) => name);
}

/** Damerau–Levenshtein distance in its optimal string alignment form: a swapped pair of neighbors costs one. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        row > 1 && column > 1 && swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function sharedBeginning(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((letter, index) => letter !== b[index]);
  return end === -1 ? a.length : end;
}
