import { splitGraphemes } from './clean-text.ts';
import { FIELD_END, FIELD_START, layoutText, type TextLine } from './layout-text.ts';
import type { CleanMarks } from './stamp-marks.ts';

/** First line of the footer, no wider than `limit` thousandths of the font size: long fields are shortened. */
export function recipientLine(marks: CleanMarks, limit: number): TextLine {
  if (marks.lineText !== undefined) return layoutText(isolate(shortenEnd(marks.lineText, limit)));
  const whole = layoutText(recipientText(marks.name, marks.email, marks.company));
  if (whole.width <= limit) return whole;
  const fields = [marks.name, marks.email, marks.company];
  const widths = fields.map((field) => layoutText(field).width);
  const cap = evenCap(widths, limit - layoutText(recipientText('', '', '')).width);
  return layoutText(
    recipientText(
      shortenEnd(marks.name, cap, widths[0]),
      shortenMiddle(marks.email, cap, widths[1]),
      shortenEnd(marks.company, cap, widths[2]),
    ),
  );
}

/** Second line of the footer. Never shortened. */
export function copyLine(marks: CleanMarks): TextLine {
  return layoutText(`${marks.time} · copy ${marks.copyId} · do not pass on`);
}

/** First line of the diagonal mark. */
export function emailLine(marks: CleanMarks, limit: number): TextLine {
  return layoutText(shortenMiddle(marks.email, limit));
}

/** Second line of the diagonal mark. Never shortened. */
export function copyIdLine(marks: CleanMarks): TextLine {
  return layoutText(`copy ${marks.copyId}`);
}

/** The invisible text: complete, because the visible lines may be shortened. */
export function traceLine(marks: CleanMarks): TextLine {
  return layoutText(`copy ${marks.copyId} ${marks.email}`);
}

function recipientText(name: string, email: string, company: string): string {
  return `Confidential. Prepared for ${isolate(name)} (${isolate(email)}), ${isolate(company)}`;
}

function isolate(field: string): string {
  return LATIN.test(field) ? field : FIELD_START + field + FIELD_END;
}

const LATIN = /^[\x20-\x7e\xa0-\xff]*$/;

/** The largest width to which all fields may be cut so that together they fit: short ones stay whole. */
function evenCap(widths: readonly number[], available: number): number {
  const ascending = widths.toSorted((a, b) => a - b);
  let left = available;
  for (const [i, width] of ascending.entries()) {
    const share = left / (ascending.length - i);
    if (width > share) return share;
    left -= width;
  }
  return left;
}

function shortenEnd(text: string, limit: number, width = layoutText(text).width): string {
  if (width <= limit) return text;
  const parts = splitGraphemes(text);
  const keep = longest(parts.length, (n) => fits(`${parts.slice(0, n).join('')}…`, limit));
  return `${parts.slice(0, keep).join('').trimEnd()}…`;
}

/** Keeps both ends: the start of an address and its domain say the most. */
function shortenMiddle(text: string, limit: number, width = layoutText(text).width): string {
  if (width <= limit) return text;
  const parts = splitGraphemes(text);
  const cut = (n: number): string =>
    `${parts.slice(0, Math.ceil(n / 2)).join('')}…${parts.slice(parts.length - Math.floor(n / 2)).join('')}`;
  return cut(longest(parts.length - 1, (n) => fits(cut(n), limit)));
}

function fits(text: string, limit: number): boolean {
  return layoutText(text).width <= limit;
}

/** The largest n up to `max` that passes, by bisection. */
function longest(max: number, passes: (n: number) => boolean): number {
  let [low, high] = [0, max];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
