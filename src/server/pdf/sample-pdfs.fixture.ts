import {
  degrees,
  type PDFDict,
  PDFDocument,
  type PDFFont,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFPage,
  PDFRef,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib';
import type { PdfRefusalCode } from './refusal.ts';

/** PDFs for the tests, made on the spot. Nothing of the product imports this file. */
export interface Sample {
  readonly name: string;
  readonly pages: number;
  make(): Promise<Uint8Array>;
}

/** Documents that have to be stamped on every page. */
export const SOUND: readonly Sample[] = [
  sample('one page', 1, (doc, font) => textPage(doc, font, [595, 842])),
  sample('rotations', 4, (doc, font) => rotated(doc, font, [0, 90, 180, 270])),
  sample('negative and large rotations', 3, (doc, font) => rotated(doc, font, [-90, 450, 720])),
  sample('crop boxes away from the origin', 8, (doc, font) =>
    [0, 90, 180, 270].forEach((angle) => {
      cropped(textPage(doc, font, [800, 1000]), 100, 150, 595, 700).setRotation(degrees(angle));
      const page = textPage(doc, font, [800, 1000]);
      page.setMediaBox(-300, -200, 800, 1000);
      cropped(page, -250, -100, 900, 500).setRotation(degrees(angle));
    }),
  ),
  sample('box corners in the wrong order', 1, (doc, font) => {
    textPage(doc, font, [595, 842]).node.set(PDFName.of('MediaBox'), doc.context.obj([595, 842, 0, 0]));
  }),
  sample('landscape, tiny, A0, slide, strip', 5, (doc, font) => {
    for (const size of [
      [842, 595],
      [40, 50],
      [2384, 3370],
      [960, 540],
      [3000, 150],
    ] as const)
      textPage(doc, font, size);
  }),
  sample('user unit', 1, (doc, font) =>
    textPage(doc, font, [595, 842]).node.set(PDFName.of('UserUnit'), PDFNumber.of(4)),
  ),
  sample('inherited box, rotation and resources', 3, inherited),
  sample('shared resources', 2, (doc, font) => {
    const first = textPage(doc, font, [595, 842]);
    const second = textPage(doc, font, [400, 400]);
    const resources = doc.context.register(first.node.normalizedEntries().Resources);
    for (const page of [first, second]) page.node.set(PDFName.of('Resources'), resources);
    second.node.set(PDFName.of('Contents'), first.node.normalizedEntries().Contents ?? PDFNull);
  }),
  content('leftover q and matrix', 'q 0.1 0 0 0.1 300 300 cm q 0 0 1 RG'),
  content('stray Q', 'Q Q 0 0 100 100 re f Q 1 0 0 1 200 200 cm Q 0 0 50 50 re f'),
  content('unclosed text and layer', 'BT /F1 12 Tf 40 700 Td (open) Tj /OC /Hidden BDC'),
  content('unclosed string', '0 0 100 100 re f q BT (never closed'),
  content('a page-wide clip of nothing', '0 0 0 0 re W n'),
  content(
    'inline image with EI in its data',
    'q 40 0 0 40 300 300 cm BI /W 4 /H 4 /BPC 8 /CS /G ID abc EI\x01\x02\xffabcdefg EI Q 0 0 50 50 re f',
  ),
  sample('empty pages', 3, (doc) => [1, 2, 3].map(() => doc.addPage([595, 842]))),
  sample('form fields, also in the footer', 1, (doc, font) => {
    const page = textPage(doc, font, [595, 842]);
    doc.getForm().createTextField('name').addToPage(page, { x: 50, y: 400 });
    doc.getForm().createCheckBox('agree').addToPage(page, { x: 20, y: 8, width: 12, height: 12 });
  }),
  sample('a black page', 1, (doc) => doc.addPage([595, 842]).drawRectangle({ width: 595, height: 842 })),
];

/** Documents that must not be served at all, each with the code of its refusal. */
export const UNSOUND: readonly (Sample & { readonly refused: PdfRefusalCode })[] = [
  {
    ...sample('a password', 1, textOnly),
    make: () => encrypted({ userPassword: 'secret' }),
    refused: 'encrypted',
  },
  {
    ...sample('encryption without a password', 1, textOnly),
    make: () => encrypted({ ownerPassword: 'owner' }),
    refused: 'encrypted',
  },
  {
    name: 'no PDF in it',
    pages: 1,
    make: async () => Buffer.from('<html>not a PDF</html>'),
    refused: 'damaged',
  },
  { name: 'nothing in it', pages: 1, make: async () => new Uint8Array(), refused: 'damaged' },
  {
    ...sample('its second half missing', 9, textOnly),
    make: async () => (await longPdf(9)).subarray(0, 4000),
    refused: 'damaged',
  },
  { ...sample('one page less than declared', 2, textOnly), refused: 'page-count' },
  {
    ...sample('more pages than declared', 1, (doc, font) => rotated(doc, font, [0, 0])),
    refused: 'page-count',
  },
  {
    ...sample('one page listed twice', 2, (doc, font) => {
      const page = textPage(doc, font, [595, 842]);
      doc.catalog.Pages().Kids().push(page.ref);
      doc.catalog.Pages().set(PDFName.of('Count'), PDFNumber.of(2));
    }),
    refused: 'unsupported',
  },
  { ...sample('an attached file', 1, textOnly), make: attached, refused: 'unsupported' },
  {
    ...sample('an XFA form', 1, (doc, font) => {
      textPage(doc, font, [595, 842]);
      doc.catalog.set(
        PDFName.of('AcroForm'),
        doc.context.obj({ Fields: [], XFA: doc.context.register(doc.context.stream('<xdp/>')) }),
      );
    }),
    refused: 'unsupported',
  },
  {
    ...sample('a page without a font it names', 1, (doc, font) => {
      const page = textPage(doc, font, [595, 842]);
      page.node.normalizedEntries().Font.set(PDFName.of('F9'), PDFRef.of(9999));
    }),
    refused: 'damaged',
  },
  {
    ...sample('broken compressed content', 1, (doc) => {
      const stream = doc.context.flateStream('0 0 100 100 re f '.repeat(50));
      stream.getContents().fill(0x55, 20, 24);
      doc.addPage([595, 842]).node.set(PDFName.of('Contents'), doc.context.register(stream));
    }),
    refused: 'damaged',
  },
  {
    ...sample('content that inflates to a gigabyte', 1, (doc) => {
      doc
        .addPage([595, 842])
        .node.set(
          PDFName.of('Contents'),
          doc.context.register(doc.context.flateStream(Buffer.alloc(2 ** 28, 0x20))),
        );
    }),
    refused: 'too-large',
  },
  {
    ...sample('an annotation over its footer', 1, (doc, font) => {
      const page = textPage(doc, font, [595, 842]);
      doc
        .getForm()
        .createTextField('cover')
        .addToPage(page, { x: 0, y: 0, width: 595, height: 60, backgroundColor: rgb(1, 1, 1) });
    }),
    refused: 'unsupported',
  },
  {
    ...sample('a page that is one long strip', 1, (doc, font) => textPage(doc, font, [14400, 20])),
    refused: 'unsupported',
  },
  {
    ...sample('a rotation of 45 degrees', 1, (doc, font) => {
      textPage(doc, font, [595, 842]).node.set(PDFName.of('Rotate'), PDFNumber.of(45));
    }),
    refused: 'unsupported',
  },
];

/** Metadata that must not reach a copy. */
export const CANARY = 'CANARY-C:/Users/alice/board';

/** A document with the canary wherever programs put such things. */
export async function leakyPdf(): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const page = textPage(doc, await doc.embedFont(StandardFonts.Helvetica), [595, 842]);
  for (const set of ['setTitle', 'setAuthor', 'setSubject', 'setProducer', 'setCreator'] as const)
    doc[set](CANARY);
  const xmp = doc.context.register(
    doc.context.stream(`<x:xmpmeta>${CANARY}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }),
  );
  doc.catalog.set(PDFName.of('Metadata'), xmp);
  page.node.set(PDFName.of('Metadata'), xmp);
  page.node.set(PDFName.of('PieceInfo'), doc.context.obj({ Editor: { Private: doc.context.obj([CANARY]) } }));
  doc.context.register(doc.context.stream(CANARY));
  return doc.save({ useObjectStreams: false });
}

/** Eight pixels square. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO' +
    'UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P' +
    'T09PT09PT0//wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAWEAEBAQAAAAAAAAAAAAAAAAAAFGH/' +
    'xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABcRAAMBAAAAAAAAAAAAAAAAAAAEFVL/2gAMAwEAAhEDEQA/AJGzQFbGUyMrNaP/2Q==',
  'base64',
);

/** A page with one image, its bytes as given. */
export async function imagePdf(jpeg: Uint8Array): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  doc.addPage([595, 842]).drawImage(await doc.embedJpg(jpeg), { x: 100, y: 300, width: 200, height: 200 });
  return doc.save();
}

/** A document of many pages of text. */
export async function longPdf(pages: number): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const font = await doc.embedFont(StandardFonts.Helvetica);
  for (let i = 0; i < pages; i += 1) textPage(doc, font, [595, 842]);
  return doc.save();
}

/** A document made by `build`. */
export async function makePdf(build: (doc: PDFDocument, font: PDFFont) => void): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  build(doc, await doc.embedFont(StandardFonts.Helvetica));
  return doc.save();
}

/** A page full of text. */
export function textPage(
  doc: PDFDocument,
  font: PDFFont,
  [width, height]: readonly [number, number],
): PDFPage {
  const page = doc.addPage([width, height]);
  for (let y = height * 0.1; y < height * 0.9; y += height / 30) {
    page.drawText('Tests of operating effectiveness: no exceptions noted.', {
      x: width * 0.05,
      y,
      size: width / 40,
      font,
    });
  }
  return page;
}

function rotated(doc: PDFDocument, font: PDFFont, angles: readonly number[]): void {
  for (const angle of angles) textPage(doc, font, [595, 842]).setRotation(degrees(angle));
}

function textOnly(doc: PDFDocument, font: PDFFont): void {
  textPage(doc, font, [595, 842]);
}

async function encrypted(passwords: { userPassword?: string; ownerPassword?: string }): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  textOnly(doc, await doc.embedFont(StandardFonts.Helvetica));
  doc.encrypt({ ...passwords, permissions: {} } as never);
  return doc.save();
}

async function attached(): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  textOnly(doc, await doc.embedFont(StandardFonts.Helvetica));
  await doc.attach(Buffer.from('figures'), 'figures.csv', { mimeType: 'text/csv' });
  return doc.save();
}

function sample(name: string, pages: number, build: (doc: PDFDocument, font: PDFFont) => unknown): Sample {
  return { name, pages, make: () => makePdf(build) };
}

function content(name: string, operators: string): Sample {
  return sample(name, 1, (doc, font) => {
    const page = textPage(doc, font, [595, 842]);
    page.node.addContentStream(
      doc.context.register(doc.context.flateStream(Uint8Array.from(operators, (char) => char.charCodeAt(0)))),
    );
  });
}

function cropped(page: PDFPage, x: number, y: number, width: number, height: number): PDFPage {
  page.setCropBox(x, y, width, height);
  return page;
}

/** Moves everything that can be inherited from the pages to the tree's root. */
function inherited(doc: PDFDocument, font: PDFFont): void {
  const root: PDFDict = doc.catalog.Pages();
  for (let i = 0; i < 3; i += 1) {
    const { node } = textPage(doc, font, [595, 842]);
    for (const key of ['Resources', 'MediaBox'].map((name) => PDFName.of(name))) {
      const value = node.get(key);
      if (value) root.set(key, value instanceof PDFRef ? value : value.clone(doc.context));
      node.delete(key);
    }
  }
  root.set(PDFName.of('Rotate'), PDFNumber.of(90));
}
