import { type FontFace, latinFace } from './font-face.ts';
import { FONT_OBJECTS, fontObjects } from './font-objects.ts';
import type { TextLine } from './layout-text.ts';
import type { NumberedObject } from './prepared-document.ts';

/** The fonts of one copy: resource names, and the objects of those that the shared part lacks. */
export interface StampFonts {
  /** Content of a /Font resource dictionary. */
  readonly resources: string;
  nameOf(face: FontFace): string;
  readonly objects: readonly NumberedObject[];
}

/** Makes subsets for what the lines use beyond Latin. A Latin copy gets none. */
export function stampFonts(lines: readonly TextLine[], latinFont: number, first: number): StampFonts {
  const used = glyphsByFace(lines);
  const faces = [...used.keys()];
  const numberOf = (index: number): number => first + index * FONT_OBJECTS;
  const names = new Map(faces.map((face, i) => [face, `F${i + 1}`]));
  return {
    resources: `/F0 ${latinFont} 0 R ${faces.map((_, i) => `/F${i + 1} ${numberOf(i)} 0 R`).join(' ')}`,
    nameOf: (face) => names.get(face) ?? 'F0',
    objects: [...used].flatMap(([face, glyphs], i) => fontObjects(face, glyphs, numberOf(i))),
  };
}

/** The whole Latin font, for the shared part: glyphs without a character too, which marks on letters use. */
export function latinFontObjects(first: number): NumberedObject[] {
  const face = latinFace();
  const glyphs = new Map(Array.from({ length: face.glyphCount }, (_, id) => [id, '']));
  for (let codePoint = 0x20; codePoint <= 0xffff; codePoint += 1) {
    const glyph = face.font.nominalGlyph(codePoint);
    if (glyph !== undefined && glyphs.get(glyph) === '') glyphs.set(glyph, String.fromCodePoint(codePoint));
  }
  return fontObjects(face, glyphs, first);
}

function glyphsByFace(lines: readonly TextLine[]): Map<FontFace, Map<number, string>> {
  const used = new Map<FontFace, Map<number, string>>();
  for (const run of lines.flatMap((line) => line.runs)) {
    if (run.face.file === latinFace().file) continue;
    const glyphs = used.get(run.face) ?? new Map<number, string>();
    used.set(run.face, glyphs);
    for (const glyph of run.glyphs) if (!glyphs.get(glyph.id)) glyphs.set(glyph.id, glyph.text);
  }
  return used;
}
