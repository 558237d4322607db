import type { Fix, Place } from '#domain/diagnostic.ts';

/** A text with fixes made, and which of them were. */
export interface Spliced {
  readonly text: string;
  readonly made: readonly Fix[];
}

/**
 * Makes fixes in a file's own text, byte-order mark and line ends as they are; not a character outside of them changes. A fix
 * is left out where the text does not say what it replaces, or where an earlier one overlaps it.
 */
export function spliceFixes(text: string, fixes: readonly Fix[]): Spliced {
  const starts = lineStarts(text);
  const edits = fixes
    .map((fix) => editOf(fix, text, starts))
    .filter((edit) => edit !== null)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const made: Fix[] = [];
  const pieces: string[] = [];
  let at = 0;
  let taken = 0;
  for (const { fix, start, end, from, to, replacement } of edits) {
    if (start < taken) continue;
    taken = end;
    pieces.push(text.slice(at, from), replacement);
    made.push(fix);
    at = to;
  }
  return { text: pieces.join('') + text.slice(at), made };
}

interface Edit {
  readonly fix: Fix;
  /** What the fix speaks of. */
  readonly start: number;
  readonly end: number;
  /** The part of it that changes. */
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** The smallest edit that makes the fix: what both texts begin and end with stays, and so do line ends between words. */
function editOf(fix: Fix, text: string, starts: readonly number[]): Edit | null {
  const start = offsetOf(fix.place.line, fix.place.column, starts, text);
  const end = offsetOf(fix.place.endLine, fix.place.endColumn, starts, text);
  if (start === null || end === null || end <= start) return null;
  const raw = text.slice(start, end);
  if (raw.replace(/\r\n?/g, '\n') !== fix.written) return null;
  const replacement = raw.includes('\r') ? fix.replacement.replaceAll('\n', lineEndIn(raw)) : fix.replacement;
  const most = Math.min(raw.length, replacement.length);
  let head = 0;
  while (head < most && raw[head] === replacement[head]) head++;
  let tail = 0;
  while (tail < most - head && raw.at(-1 - tail) === replacement.at(-1 - tail)) tail++;
  return {
    fix,
    start,
    end,
    from: start + head,
    to: end - tail,
    replacement: replacement.slice(head, replacement.length - tail),
  };
}

function lineEndIn(raw: string): string {
  return raw.includes('\r\n') ? '\r\n' : '\r';
}

function lineStarts(text: string): number[] {
  // A byte-order mark is not part of the first line: places are counted after it.
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}

function offsetOf(
  line: Place['line'],
  column: Place['column'],
  starts: readonly number[],
  text: string,
): number | null {
  const start = starts[line - 1];
  if (start === undefined) return null;
  const offset = start + column - 1;
  return offset <= (starts[line] ?? text.length + 1) - 1 ? offset : null;
}
