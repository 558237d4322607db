import type { SheetCell, SheetColumn } from './sheet.ts';

/** Of one line in the default font, in points. */
const lineHeight = 15;
/** A spreadsheet takes no higher row. */
const highest = 409;

/**
 * The height of a row whose texts wrap, in points; null where each stands on one line. Spreadsheets measure rows when they are edited,
 * and not all of them when a file is opened: without a height the second line would be hidden.
 */
export function rowHeight(cells: readonly SheetCell[], columns: readonly SheetColumn[]): number | null {
  const lines = Math.max(1, ...cells.map((cell, at) => linesOf(textOf(cell), columns[at]?.width ?? 0)));
  return lines === 1 ? null : Math.min(highest, lines * lineHeight);
}

function textOf(cell: SheetCell): string {
  if (typeof cell === 'string') return cell;
  return cell !== null && typeof cell === 'object' && 'text' in cell ? cell.text : '';
}

/** How many lines a text takes in a column, filled word by word as spreadsheets do. */
function linesOf(text: string, columnWidth: number): number {
  const width = Math.max(1, Math.floor(columnWidth * 0.95));
  // Most texts fit, even were each letter a wide one.
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  return text.split('\n').reduce((sum, line) => sum + wrapped(line.split(/\s+/), width), 0);
}

function wrapped(words: readonly string[], width: number): number {
  let lines = 1;
  let filled = 0;
  for (const word of words) {
    const length = widthOf(word);
    if (filled > 0 && filled + 1 + length <= width) {
      filled += 1 + length;
      continue;
    }
    if (filled > 0) lines++;
    lines += Math.max(0, Math.ceil(length / width) - 1);
    filled = length % width || Math.min(length, width);
  }
  return lines;
}

/** In digits of the font: letters of East Asian scripts are as wide as two. */
function widthOf(word: string): number {
  return (
    word.length +
    (word.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
  );
}
