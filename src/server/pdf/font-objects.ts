import type { FontFace } from './font-face.ts';
import { rawStreamBody, streamBody } from './object-body.ts';
import type { NumberedObject } from './prepared-document.ts';
import { subsetFont } from './subset-font.ts';

/** Which glyphs of a face a copy uses, each with the characters it stands for. */
export type GlyphTexts = ReadonlyMap<number, string>;

/** How many object numbers `fontObjects` takes; the first is the font itself. */
export const FONT_OBJECTS = 5;

/**
 * A face cut to some glyphs, as PDF objects: character codes are glyph ids (Identity-H), and a ToUnicode map gives the
 * text back.
 */
export function fontObjects(face: FontFace, glyphs: GlyphTexts, first: number): NumberedObject[] {
  const [font, descendant, descriptor, file, toUnicode] = numbersFrom(first);
  const name = `/${tagOf(glyphs)}+${nameOf(face.file)}`;
  const data = subsetFont(face.data, glyphs.keys());
  const object = (number: number, body: string): NumberedObject => ({ number, body: Buffer.from(body) });
  return [
    object(
      font,
      `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H ` +
        `/DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
    ),
    object(
      descendant,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDToGIDMap /Identity ` +
        '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ' +
        `/FontDescriptor ${descriptor} 0 R /DW 0 /W [${widths(face, glyphs)}] >>`,
    ),
    object(
      descriptor,
      `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [-1000 -500 3000 1500] ` +
        `/ItalicAngle 0 /Ascent 1069 /Descent -293 /CapHeight 714 /StemV 80 /FontFile2 ${file} 0 R >>`,
    ),
    {
      number: file,
      body: (data.length > WORTH_PACKING ? streamBody : rawStreamBody)(`/Length1 ${data.length}`, data),
    },
    { number: toUnicode, body: rawStreamBody('', Buffer.from(toUnicodeMap(glyphs))) },
  ];
}

function numbersFrom(first: number): readonly [number, number, number, number, number] {
  return [first, first + 1, first + 2, first + 3, first + 4];
}

/** Bytes. A few Chinese characters take less; setting up zlib for them costs more time than it saves. */
const WORTH_PACKING = 4096;

function widths(face: FontFace, glyphs: GlyphTexts): string {
  return [...glyphs.keys()]
    .sort((a, b) => a - b)
    .map((id) => `${id} [${face.font.glyphHAdvance(id)}]`)
    .join(' ');
}

/** Six letters that tell two subsets of one font apart (ISO 32000-2, 9.9.2). */
function tagOf(glyphs: GlyphTexts): string {
  let hash = 5381;
  for (const id of glyphs.keys()) hash = (hash * 33 + id) % 26 ** 6;
  return Array.from({ length: 6 }, (_, i) =>
    String.fromCharCode(65 + (Math.floor(hash / 26 ** i) % 26)),
  ).join('');
}

function nameOf(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/-\d+-normal\.woff$/, '');
  return base
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

const MAX_BLOCK = 100;

function toUnicodeMap(glyphs: GlyphTexts): string {
  const entries = [...glyphs]
    .filter(([, text]) => text !== '')
    .map(([id, text]) => `<${hex(id)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += MAX_BLOCK) {
    const block = entries.slice(i, i + MAX_BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`);
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n' +
    `${blocks.join('')}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
  );
}

/** UTF-16BE in hex, as PDF text strings and ToUnicode maps want it. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join('');
}

/** Four hex digits: a glyph id or a UTF-16 unit. */
export function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
