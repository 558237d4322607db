import type { FontFace } from './font-face.ts';
import { hex } from './font-objects.ts';
import type { TextLine, TextRun } from './layout-text.ts';
import { formatNumber } from './page-placement.ts';

/** Where and how large a line is drawn. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Operators of one text object that draws a line from left to right. */
export function drawText(line: TextLine, place: TextPlace, fontName: (face: FontFace) => string): string {
  const runs = line.runs.map(
    (run) => `/${fontName(run.face)} ${formatNumber(place.size)} Tf\n${showGlyphs(run, place.size)}`,
  );
  return `BT ${formatNumber(place.x)} ${formatNumber(place.y)} Td\n${runs.join('')}ET\n`;
}

/** One TJ for each height: marks are raised with Ts, moved sideways by TJ's numbers. */
function showGlyphs({ glyphs }: TextRun, size: number): string {
  let out = '';
  let rise = 0;
  let pen = 0;
  let shown = 0;
  for (const glyph of glyphs) {
    if (glyph.dy !== rise) out += `${formatNumber((glyph.dy * size) / 1000)} Ts\n`;
    out += `[${move(shown, pen + glyph.dx)}<${hex(glyph.id)}>] TJ\n`;
    rise = glyph.dy;
    shown = pen + glyph.dx + glyph.width;
    pen += glyph.advance;
  }
  const end = move(shown, pen);
  return joinShows(out + (end === '' ? '' : `[${end}] TJ\n`)) + (rise === 0 ? '' : '0 Ts\n');
}

/** Neighbouring TJs become one, and neighbouring strings in it. */
function joinShows(operators: string): string {
  return operators.replaceAll('] TJ\n[', '').replaceAll('><', '');
}

/** TJ numbers count to the left. */
function move(from: number, to: number): string {
  return from === to ? '' : formatNumber(from - to);
}
