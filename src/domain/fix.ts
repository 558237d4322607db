import type { Fix, Place } from './diagnostic.ts';

/** What a text says at a place; null where the place has no end or lies outside. Line ends are LF. */
export function textAt(text: string, { line, column, endLine, endColumn }: Place): string | null {
  if (endLine === undefined || endColumn === undefined) return null;
  const from = offsetOf(text, line, column);
  const to = offsetOf(text, endLine, endColumn);
  return from === null || to === null || to < from ? null : text.slice(from, to);
}

function offsetOf(text: string, line: number, column: number): number | null {
  let start = 0;
  for (let number = 1; number < line; number++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return null;
  }
  const end = text.indexOf('\n', start);
  const offset = start + column - 1;
  return offset > (end === -1 ? text.length : end) ? null : offset;
}

/** The fix that replaces what a text says at a place; undefined where the place is not exact or nothing would change. */
export function fixAt(text: string, place: Place | null, replacement: string): Fix | undefined {
  const written = place && textAt(text, place);
  if (!place || !written || written === replacement) return undefined;
  const { line, column, endLine = line, endColumn = column } = place;
  return { place: { line, column, endLine, endColumn }, written, replacement };
}

/**
 * The fix that replaces one value of YAML and keeps its quotes. Undefined where the file does not show the value as it was
 * read: folded, escaped, or repeated through an alias.
 */
export function fixValue(text: string, place: Place | null, value: string, replacement: string) {
  const written = place ? textAt(text, place) : null;
  if (written === value) return fixAt(text, place, replacement);
  const quote = written?.charAt(0) ?? '';
  if (!/["']/.test(quote) || written !== `${quote}${value}${quote}`) return undefined;
  return fixAt(text, place, `${quote}${replacement}${quote}`);
}
