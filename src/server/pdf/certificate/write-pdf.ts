import { createHash } from 'node:crypto';
import { drawText } from '../draw-text.ts';
import type { FontFace } from '../font-face.ts';
import { FONT_OBJECTS, fontObjects, utf16 } from '../font-objects.ts';
import { layoutText, type TextLine } from '../layout-text.ts';
import { streamBody, wrapObject } from '../object-body.ts';
import { formatNumber } from '../page-placement.ts';
import type { NumberedObject } from '../prepared-document.ts';
import { type Paragraph, type PlacedLine, page } from './set-pages.ts';

export interface TypesetDocument {
  readonly title: string;
  readonly language: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly paragraphs: readonly Paragraph[];
  readonly pages: readonly (readonly PlacedLine[])[];
  /** The line at the foot of a page, from 1. */
  readonly footer: (number: number) => string;
}

const catalog = 1;
const pageTree = 2;
const structure = 3;
const parentTree = 4;
const info = 5;
const resources = 6;
const firstFree = 7;

/**
 * Writes a tagged PDF 1.7 with embedded font subsets: every paragraph is an element of the structure, so that a screen reader
 * reads headings, items and text in order, and the footers not at all. The same document gives the same bytes.
 */
export function writePdf(document: TypesetDocument): Uint8Array {
  const { pages, paragraphs } = document;
  const footers = pages.map((_, index) => layoutText(document.footer(index + 1)));
  const fonts = embedFonts([...pages.flat().map(({ line }) => line), ...footers], firstFree);
  const firstPage = firstFree + fonts.objects.length;
  const pageNumber = (index: number) => firstPage + 2 * index;
  const firstElement = firstPage + 2 * pages.length;
  const elementNumber = (paragraph: number) => firstElement + paragraph;
  const object = (number: number, body: string): NumberedObject => ({ number, body: Buffer.from(body) });

  const kids = new Map<number, string[]>();
  const parents: string[] = [];
  const pageObjects = pages.flatMap((lines, index): NumberedObject[] => {
    const groups = groupByParagraph(lines);
    parents.push(`${index} [${groups.map(([paragraph]) => `${elementNumber(paragraph)} 0 R`).join(' ')}]`);
    for (const [mcid, [paragraph]] of groups.entries()) {
      const own = kids.get(paragraph) ?? [];
      own.push(`<< /Type /MCR /Pg ${pageNumber(index)} 0 R /MCID ${mcid} >>`);
      kids.set(paragraph, own);
    }
    const content = groups
      .map(([paragraph, group], mcid) => {
        const { role } = paragraphs[paragraph] ?? { role: 'P' };
        return `/${role} << /MCID ${mcid} >> BDC\n${group.map((line) => draw(line, fonts.nameOf)).join('')}EMC\n`;
      })
      .join('');
    return [
      object(
        pageNumber(index),
        `<< /Type /Page /Parent ${pageTree} 0 R /MediaBox [0 0 ${page.width} ${page.height}] ` +
          `/Resources ${resources} 0 R /Contents ${pageNumber(index) + 1} 0 R /StructParents ${index} /Tabs /S >>`,
      ),
      {
        number: pageNumber(index) + 1,
        body: streamBody('', Buffer.from(content + footerOf(footers[index], fonts.nameOf), 'latin1')),
      },
    ];
  });
  const elements = paragraphs.map(({ role }, index) =>
    object(
      elementNumber(index),
      `<< /Type /StructElem /S /${role} /P ${structure} 0 R /K [${(kids.get(index) ?? []).join(' ')}] >>`,
    ),
  );
  const date = `(D:${new Date(document.at).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`;
  return serialize([
    object(
      catalog,
      `<< /Type /Catalog /Pages ${pageTree} 0 R /Lang (${document.language}) /MarkInfo << /Marked true >> ` +
        `/StructTreeRoot ${structure} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`,
    ),
    object(
      pageTree,
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')}] >>`,
    ),
    object(
      structure,
      `<< /Type /StructTreeRoot /K [${paragraphs.map((_, index) => `${elementNumber(index)} 0 R`).join(' ')}] ` +
        `/ParentTree ${parentTree} 0 R /ParentTreeNextKey ${pages.length} >>`,
    ),
    object(parentTree, `<< /Nums [${parents.join(' ')}] >>`),
    object(
      info,
      `<< /Title <feff${utf16(document.title)}> /Producer (Vitrine) /CreationDate ${date} /ModDate ${date} >>`,
    ),
    object(resources, `<< /Font << ${fonts.resources} >> >>`),
    ...fonts.objects,
    ...pageObjects,
    ...elements,
  ]);
}

interface Fonts {
  readonly resources: string;
  readonly nameOf: (face: FontFace) => string;
  readonly objects: readonly NumberedObject[];
}

function embedFonts(lines: readonly TextLine[], first: number): Fonts {
  const used = new Map<FontFace, Map<number, string>>();
  for (const run of lines.flatMap((line) => line.runs)) {
    const glyphs = used.get(run.face) ?? new Map<number, string>();
    used.set(run.face, glyphs);
    for (const glyph of run.glyphs) if (!glyphs.get(glyph.id)) glyphs.set(glyph.id, glyph.text);
  }
  const faces = [...used];
  const names = new Map(faces.map(([face], index) => [face, `F${index}`]));
  return {
    resources: faces.map((_, index) => `/F${index} ${first + index * FONT_OBJECTS} 0 R`).join(' '),
    nameOf: (face) => names.get(face) ?? 'F0',
    objects: faces.flatMap(([face, glyphs], index) =>
      fontObjects(face, glyphs, first + index * FONT_OBJECTS),
    ),
  };
}

/** Neighbouring lines of one paragraph, in the order of the page. */
function groupByParagraph(
  lines: readonly PlacedLine[],
): readonly (readonly [number, readonly PlacedLine[]])[] {
  const groups = new Map<number, PlacedLine[]>();
  for (const line of lines) {
    const group = groups.get(line.paragraph) ?? [];
    groups.set(line.paragraph, group);
    group.push(line);
  }
  return [...groups];
}

/** There is one weight of the font: a heading is drawn with an outline. */
function draw({ line, x, y, size, strong }: PlacedLine, nameOf: (face: FontFace) => string): string {
  const text = drawText(line, { x, y, size }, nameOf);
  return strong ? `q 2 Tr ${formatNumber(size / 36)} w\n${text}Q\n` : text;
}

function footerOf(line: TextLine | undefined, nameOf: (face: FontFace) => string): string {
  if (!line) return '';
  const place = { x: page.side, y: 40, size: 7.5 };
  return `/Artifact << /Type /Pagination /Subtype /Footer >> BDC\n0.35 g\n${drawText(line, place, nameOf)}EMC\n`;
}

const header = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

function serialize(objects: readonly NumberedObject[]): Uint8Array {
  const parts: Buffer[] = [header];
  const offsets: number[] = [];
  let offset = header.length;
  for (const { number, body } of objects) {
    const part = wrapObject(number, body);
    offsets[number] = offset;
    parts.push(part);
    offset += part.length;
  }
  const size = offsets.length;
  const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32);
  const entries = Array.from({ length: size }, (_, number) =>
    number === 0 ? '0000000000 65535 f \n' : `${String(offsets[number] ?? 0).padStart(10, '0')} 00000 n \n`,
  );
  const trailer =
    `xref\n0 ${size}\n${entries.join('')}trailer\n<< /Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R ` +
    `/ID [<${id}> <${id}>] >>\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(trailer)]);
}
