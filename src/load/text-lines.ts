/** Line and column of an offset, both 1-based, columns in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds lines and columns in a text with LF line ends. The YAML parser's own counter loses lines inside broken flow
 * collections, and a finding at the wrong line is worse than none.
 */
export function textLines(text: string): (offset: number) => LinePosition {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const inside = Math.min(Math.max(offset, 0), text.length);
    const line = lastAtMost(starts, inside);
    return { line: line + 1, column: inside - (starts[line] ?? 0) + 1 };
  };
}

/** Index of the last number that is not greater, by bisection. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
