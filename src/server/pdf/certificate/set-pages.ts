import type { TextLine } from '../layout-text.ts';
import { wrapLines } from './wrap-lines.ts';

/** What a paragraph is to a reader that hears it: a structure type of ISO 32000-2, 14.8.4. */
export type Role = 'H1' | 'H2' | 'H3' | 'P' | 'LI' | 'BlockQuote';

export interface Paragraph {
  readonly role: Role;
  readonly text: string;
  readonly size: number;
  /** Room above it, points. */
  readonly above: number;
  readonly indent: number;
  /** Stands left of the indent: a label of a fact, the marker of an item. */
  readonly label?: string;
  readonly strong?: true;
}

/** A line at its place; `y` counts from the bottom of the page. */
export interface PlacedLine {
  readonly line: TextLine;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
  /** Index of its paragraph: what is read together. */
  readonly paragraph: number;
}

export const page = { width: 595, height: 842, side: 62, top: 64, bottom: 74 } as const;

const leading = 1.42;

/** Sets paragraphs on pages from top to bottom. A heading never stands alone at the end of one. */
export function setPages(paragraphs: readonly Paragraph[]): readonly (readonly PlacedLine[])[] {
  const pages: PlacedLine[][] = [[]];
  let y: number = page.height - page.top;
  for (const [index, paragraph] of paragraphs.entries()) {
    const { size, indent, above, label, strong = false } = paragraph;
    const width = page.width - 2 * page.side - indent;
    const lines = wrapLines(paragraph.text, width, size);
    const step = size * leading;
    const isHeading = paragraph.role.startsWith('H');
    const needed = isHeading ? step * lines.length + 40 : step * Math.min(2, lines.length);
    y -= pages.at(-1)?.length === 0 ? 0 : above;
    if (y - needed < page.bottom) [y] = [newPage(pages)];
    for (const [position, { line, rightToLeft }] of lines.entries()) {
      if (y - step < page.bottom) y = newPage(pages);
      y -= step;
      const right = page.width - page.side - (line.width * size) / 1000;
      const x = rightToLeft ? right : page.side + indent;
      const place = { y, size, strong, paragraph: index };
      if (position === 0 && label !== undefined)
        for (const one of wrapLines(label, Math.max(indent - 6, 40), size).slice(0, 1))
          pages.at(-1)?.push({ ...place, line: one.line, x: page.side + labelIndent(paragraph) });
      pages.at(-1)?.push({ ...place, line, x });
    }
  }
  return pages;
}

/** The marker of an item stands before its text, the label of a fact at the margin. */
function labelIndent({ role, indent }: Paragraph): number {
  return role === 'LI' ? indent - 16 : 0;
}

function newPage(pages: PlacedLine[][]): number {
  pages.push([]);
  return page.height - page.top;
}
