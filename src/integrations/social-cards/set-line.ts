import bidiFactory from 'bidi-js';
import { splitGraphemes } from '#server/pdf/clean-text.ts';
import { shapeRun } from '#server/pdf/shape-run.ts';
import { type CardFace, type CardWeight, cardFace, type HanForms } from './card-fonts.ts';

/** A glyph with the place of its origin, in thousandths of the font size, y upwards. */
export interface PlacedGlyph {
  readonly outline: string;
  readonly x: number;
  readonly y: number;
}

/** One line of text, ready to be drawn. */
export interface SetLine {
  readonly glyphs: readonly PlacedGlyph[];
  /** In thousandths of the font size. */
  readonly width: number;
}

export interface LineStyle {
  readonly weight: CardWeight;
  readonly direction: 'ltr' | 'rtl';
  readonly forms: HanForms;
}

/**
 * Sets one line: Unicode bidirectional order (UAX #9), a font for every character, HarfBuzz shaping. A character that no font
 * has, such as an emoji, is left out: a box says nothing to a reader.
 */
export function setLine(text: string, style: LineStyle): SetLine {
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  for (const { face, text: run, level } of inVisualOrder(itemize(text, style))) {
    for (const { id, advance, dx, dy } of shapeRun(face.font, run, level % 2 === 1)) {
      const outline = face.outline(id);
      if (outline !== '') glyphs.push({ outline, x: pen + dx, y: dy });
      pen += advance;
    }
  }
  return { glyphs, width: pen };
}

/** The direction of a text by its first letter that has one (UAX #9, P2), else that of its page. */
export function directionOfText(text: string, ofPage: 'ltr' | 'rtl'): 'ltr' | 'rtl' {
  const first = text.match(/\p{L}/u)?.[0];
  if (first === undefined) return ofPage;
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
    ? 'rtl'
    : 'ltr';
}

interface Item {
  readonly text: string;
  readonly level: number;
  readonly face: CardFace;
}

/** Cuts a line where font or embedding level changes. */
function itemize(text: string, { weight, direction, forms }: LineStyle): Item[] {
  const latin = direction === 'ltr' && plain.test(text) ? cardFace(0x20, weight, forms) : undefined;
  if (latin) return [{ text: text.replace(/[\u2066\u2069]/g, ''), level: 0, face: latin }];
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const items: Item[] = [];
  let at = 0;
  for (const grapheme of splitGraphemes(text)) {
    const level = levels[at] ?? 0;
    at += grapheme.length;
    if (isolate.test(grapheme)) continue;
    const last = items.at(-1);
    const face = faceFor(grapheme, last?.face, weight, forms);
    if (!face) continue;
    if (last?.face === face && last.level === level)
      items[items.length - 1] = { ...last, text: last.text + grapheme };
    else items.push({ text: grapheme, level, face });
  }
  return items;
}

/** Most titles: one font and one direction, with nothing to look up. */
const plain = /^[\x20-\x7e\xa0-\xff\u2013\u2014\u2018-\u201d\u2026\u2066\u2069]*$/;
/** They order the text and have no shape. */
const isolate = /^[\u2066-\u2069]$/;

/** A space or a sign stays in the font of the word before it. */
function faceFor(grapheme: string, before: CardFace | undefined, weight: CardWeight, forms: HanForms) {
  const codePoint = grapheme.codePointAt(0) ?? 0;
  if (before && /^[\s\p{P}]$/u.test(grapheme) && before.has(codePoint)) return before;
  return cardFace(codePoint, weight, forms);
}

/** The package's types describe an ES module, Node loads its CommonJS: both give this. */
const bidi = (bidiFactory as unknown as () => Bidi)();

interface Bidi {
  getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
}

/** Rule L2 of UAX #9, on runs: from the highest level down, reverse every stretch at that level or above. */
function inVisualOrder(items: readonly Item[]): readonly Item[] {
  const order = [...items];
  for (let level = Math.max(0, ...items.map((item) => item.level)); level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while (end < order.length && (order[end]?.level ?? 0) >= level) end += 1;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order;
}
