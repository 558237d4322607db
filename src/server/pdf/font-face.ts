import { Blob, Face, Font } from 'harfbuzzjs';
import { filesFor, LATIN_FILE, readFontFile } from './font-catalog.ts';
import { unpackWoff } from './woff.ts';

/** A font file in HarfBuzz, scaled to 1000 units an em as PDF counts. */
export interface FontFace {
  readonly file: string;
  /** Unpacked TrueType data. */
  readonly data: Uint8Array;
  readonly font: Font;
  readonly glyphCount: number;
  has(codePoint: number): boolean;
}

/** Basic Latin and Latin-1: most names need nothing else, and every copy has it anyway. */
export function latinFace(): FontFace {
  return loadFace(LATIN_FILE);
}

/** The first face that has every one of the characters, if any. */
export function faceFor(
  codePoints: readonly number[],
  language: 'ja' | 'ko' | undefined,
): FontFace | undefined {
  const [first] = codePoints;
  if (first === undefined) return undefined;
  for (const file of filesFor(first, language)) {
    const face = loadFace(file);
    if (codePoints.every((codePoint) => face.has(codePoint))) return face;
  }
  return undefined;
}

/** Enough for every file of one script; a face takes some 100 KB. */
const MAX_FACES = 96;
const faces = new Map<string, FontFace>();

function loadFace(file: string): FontFace {
  const known = faces.get(file);
  if (known) return known;
  const oldest = [...faces.keys()].find((name) => name !== LATIN_FILE);
  if (faces.size >= MAX_FACES && oldest) faces.delete(oldest);
  const face = openFace(file);
  faces.set(file, face);
  return face;
}

function openFace(file: string): FontFace {
  const data = unpackWoff(readFontFile(file));
  const face = new Face(new Blob(data));
  const font = new Font(face);
  font.setScale(1000, 1000);
  const [, , , , high = 0, low = 0] = face.referenceTable('maxp') ?? [];
  return {
    file,
    data,
    font,
    glyphCount: high * 256 + low,
    has: (codePoint) => font.nominalGlyph(codePoint) !== undefined,
  };
}
