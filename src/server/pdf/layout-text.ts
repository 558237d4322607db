import bidiFactory from 'bidi-js';
import { splitGraphemes } from './clean-text.ts';
import { type FontFace, faceFor, latinFace } from './font-face.ts';
import { type ShapedGlyph, shapeRun } from './shape-run.ts';

/** A stretch of text in one font and direction, glyphs from left to right. */
export interface TextRun {
  readonly face: FontFace;
  readonly glyphs: readonly ShapedGlyph[];
}

/** One line of text, runs from left to right. */
export interface TextLine {
  readonly runs: readonly TextRun[];
  /** In thousandths of the font size. */
  readonly width: number;
}

/**
 * Sets a line: Unicode bidirectional order, a font for every character, HarfBuzz shaping. Characters that no font
 * has become U+FFFD, visibly. Put fields between `FIELD_START` and `FIELD_END`, so that a right-to-left name
 * does not reorder what stands around it.
 */
export function layoutText(text: string): TextLine {
  const runs = LATIN.test(text)
    ? [shape({ text, level: 0, face: latinFace() })]
    : inVisualOrder(itemize(text)).map(shape);
  const width = runs.reduce((sum, run) => run.glyphs.reduce((w, glyph) => w + glyph.advance, sum), 0);
  return { runs, width };
}

/** First strong isolate and its end (UAX #9): they order text and are never drawn. */
export const FIELD_START = '\u2068';
export const FIELD_END = '\u2069';

/** Without marks: U+0300 and the like need their base's font. */
const LATIN = /^[\x20-\x7e\xa0-\xff\u2018-\u201d\u2013\u2014\u2026]*$/;
const REPLACEMENT = '\ufffd';
/** The package's types describe an ES module, Node loads its CommonJS: both give this. */
const bidi = (bidiFactory as unknown as () => Bidi)();

interface Bidi {
  getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
}

interface Item {
  readonly text: string;
  readonly level: number;
  readonly face: FontFace;
}

function shape({ face, text, level }: Item): TextRun {
  return { face, glyphs: shapeRun(face.font, text, level % 2 === 1) };
}

/** Cuts text where font or embedding level changes. */
function itemize(text: string): Item[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'ltr');
  const language = languageOf(text);
  const items: Item[] = [];
  let at = 0;
  for (const grapheme of splitGraphemes(text)) {
    const level = levels[at] ?? 0;
    at += grapheme.length;
    const before = items.at(-1)?.face;
    const stays = before && NEUTRAL.test(grapheme) && before.has(codePointOf(grapheme));
    for (const piece of ISOLATE.test(grapheme)
      ? []
      : stays
        ? [{ text: grapheme, face: before }]
        : choose(grapheme, language)) {
      const last = items.at(-1);
      if (last && last.face === piece.face && last.level === level)
        items[items.length - 1] = { ...last, text: last.text + piece.text };
      else items.push({ ...piece, level });
    }
  }
  return items;
}

/** Stays in the font of the word before it: readers then take both for one phrase. */
const NEUTRAL = /^[\s\p{P}]$/u;
const ISOLATE = /^[\u2068\u2069]$/;

type Piece = Omit<Item, 'level'>;

/** One font for a letter with as many of its marks as possible, the other marks apart; else the replacement. */
function choose(grapheme: string, language: 'ja' | 'ko' | undefined): Piece[] {
  const chars = Array.from(grapheme);
  for (let kept = chars.length; kept > 0; kept -= 1) {
    const face = faceForText(chars.slice(0, kept).join(''), language);
    const rest = chars.slice(kept);
    if (face && rest.every((char) => MARK.test(char))) {
      return [
        { text: chars.slice(0, kept).join(''), face },
        ...rest.flatMap((mark) => markPiece(mark, language)),
      ];
    }
  }
  return [{ text: REPLACEMENT, face: latinFace() }];
}

const MARK = /^\p{M}$/u;

/** A mark that no font has is left out: its letter stays readable. */
function markPiece(mark: string, language: 'ja' | 'ko' | undefined): Piece[] {
  const face = faceForText(mark, language);
  return face ? [{ text: mark, face }] : [];
}

/** Joiners and variation selectors need no glyph. */
function faceForText(text: string, language: 'ja' | 'ko' | undefined): FontFace | undefined {
  const needed = Array.from(text.replace(INVISIBLE, ''), codePointOf);
  return needed.every((codePoint) => latinFace().has(codePoint)) ? latinFace() : faceFor(needed, language);
}

const INVISIBLE = /\u200c|\u200d|[\ufe00-\ufe0f]/g;

function codePointOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

function languageOf(text: string): 'ja' | 'ko' | undefined {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  return /[\u1100-\u11ff\uac00-\ud7af]/.test(text) ? 'ko' : undefined;
}

/** Rule L2 of UAX #9, on runs: from the highest level down, reverse every stretch at that level or above. */
function inVisualOrder(items: readonly Item[]): Item[] {
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
