import { Blob, Face, Font } from 'harfbuzzjs';
import { filesFor, readFontFile } from '#server/pdf/font-catalog.ts';
import { unpackWoff } from '#server/pdf/woff.ts';

export type CardWeight = 400 | 600;

/** A font file in HarfBuzz, scaled to 1000 units an em. */
export interface CardFace {
  readonly font: Font;
  has(codePoint: number): boolean;
  /** Outline of a glyph as SVG path data, y upwards. */
  outline(glyph: number): string;
}

/** Scripts that share Chinese characters draw them in forms of their own. */
export type HanForms = 'ja' | 'ko' | undefined;

/**
 * The first face that has the character: Inter, as on the site, then the fonts of the stamp (Noto, and IBM Plex for
 * Arabic). All come from packages: no font of the machine is used, so pictures are the same everywhere.
 */
export function cardFace(codePoint: number, weight: CardWeight, forms: HanForms): CardFace | undefined {
  const key = `${codePoint} ${weight} ${forms}`;
  if (!found.has(key)) found.set(key, findFace(codePoint, weight, forms));
  return found.get(key);
}

const found = new Map<string, CardFace | undefined>();

function findFace(codePoint: number, weight: CardWeight, forms: HanForms): CardFace | undefined {
  for (const file of candidates(codePoint, weight, forms)) {
    const face = loadFace(file);
    if (face.has(codePoint)) return face;
  }
  return undefined;
}

function* candidates(codePoint: number, weight: CardWeight, forms: HanForms): Iterable<string> {
  if (codePoint < 0x2c80) {
    for (const subset of interSubsets) yield `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`;
  }
  for (const file of filesFor(codePoint, forms)) yield file.replace('-400-normal', `-${weight}-normal`);
}

const interSubsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];

const faces = new Map<string, CardFace>();

function loadFace(file: string): CardFace {
  const known = faces.get(file) ?? openFace(file);
  faces.set(file, known);
  return known;
}

function openFace(file: string): CardFace {
  const font = new Font(new Face(new Blob(unpackWoff(readFontFile(file)))));
  font.setScale(1000, 1000);
  const outlines = new Map<number, string>();
  return {
    font,
    has: (codePoint) => font.nominalGlyph(codePoint) !== undefined,
    outline: (glyph) => {
      const known = outlines.get(glyph) ?? font.glyphToPath(glyph);
      outlines.set(glyph, known);
      return known;
    },
  };
}

/** The packages that pictures are made with: part of what a picture in the cache is known by. */
export const fontPackages = [
  'harfbuzzjs',
  'bidi-js',
  '@fontsource/inter',
  '@fontsource/noto-sans',
  '@fontsource/ibm-plex-sans-arabic',
  '@fontsource/noto-sans-hebrew',
  '@fontsource/noto-sans-sc',
  '@fontsource/noto-sans-jp',
  '@fontsource/noto-sans-kr',
];
