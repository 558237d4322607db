import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PdfiumDocument, type PdfiumSession, startPdfium } from './pdfium-session.ts';
import { prepareDocument } from './prepare-document.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { isRefusal } from './refusal.ts';
import {
  CANARY,
  imagePdf,
  JPEG,
  leakyPdf,
  longPdf,
  makePdf,
  SOUND,
  textPage,
} from './sample-pdfs.fixture.ts';
import { stampDocument } from './stamp-document.ts';
import type { StampMarks } from './stamp-marks.ts';
import { joinBytes } from './verify-prepared.ts';

const MARKS: StampMarks = {
  name: 'Jane Doe',
  email: 'jane.doe@example.com',
  company: 'Example Corporation',
  at: new Date('2026-11-23T14:05:09Z'),
  copyId: '7K2Q9XWM31AB',
};

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;
let pdfium: PdfiumSession;
let folder: string;

beforeAll(async () => {
  pdfium = await startPdfium();
  folder = mkdtempSync(join(tmpdir(), 'vitrine-stamp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(SOUND)('a document with $name', (sample) => {
  let prepared: PreparedDocument;
  let copy: Uint8Array;

  beforeAll(async () => {
    prepared = await prepare(await sample.make(), sample.pages);
    copy = joinBytes(stampDocument(prepared, MARKS));
  });

  test('keeps its page count and says who it is for on every page', () => {
    withDocument(copy, (doc) => {
      expect(doc.pageCount).toBe(sample.pages);
      for (let page = 0; page < sample.pages; page += 1) {
        const text = doc.pageText(page);
        expect(text).toContain('Prepared for Jane Doe (jane.doe@example.com), Example Corporation');
        expect(text).toContain('2026-11-23 14:05:09 UTC · copy 7K2Q9XWM31AB · do not pass on');
      }
    });
  });

  test.skipIf(!hasQpdf)('is clean for qpdf (skipped where qpdf is not installed)', () => {
    const file = join(folder, 'copy.pdf');
    writeFileSync(file, copy);
    const check = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect(`${check.stdout}${check.stderr}`).not.toContain('WARNING');
    expect(check.status).toBe(0);
  });

  test.skipIf(!hasPoppler)(
    'gives copy id and e-mail to pdftotext (skipped where poppler is not installed)',
    () => {
      const file = join(folder, 'copy.pdf');
      writeFileSync(file, copy);
      for (let page = 1; page <= sample.pages; page += 1) {
        const text = execFileSync('pdftotext', ['-f', String(page), '-l', String(page), file, '-'], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        expect(text).toContain('copy 7K2Q9XWM31AB jane.doe@example.com');
        expect(text).toContain('copy 7K2Q9XWM31AB · do not pass on');
      }
    },
  );
});

test('pages that share their resources get copies of their own', async () => {
  const sample = SOUND.find((one) => one.name === 'shared resources');
  if (!sample) throw new Error('the sample is gone');
  const copy = joinBytes(stampDocument(await prepare(await sample.make(), sample.pages), MARKS));
  for (const page of (await PDFDocument.load(copy)).getPages()) {
    const names = page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict).keys().map(String);
    expect(names).toEqual(['/VtLine', '/VtMark', '/VtTrace', '/VtDots']);
  }
});

describe('the tail', () => {
  let prepared: PreparedDocument;
  beforeAll(async () => {
    prepared = await prepare(await longPdf(500), 500);
  });

  test('grows by less than 16 bytes a page: its place in the page tree and its compressed cross-reference', async () => {
    const short = await prepare(await longPdf(1), 1);
    const growth = stampDocument(prepared, MARKS).tail.length - stampDocument(short, MARKS).tail.length;
    expect(growth).toBeLessThan(500 * 16);
  });

  test('is all that makes a PDF: without it no reader opens the file', () => {
    const { head } = stampDocument(prepared, MARKS);
    const text = Buffer.from(head).toString('latin1');
    for (const word of ['%%EOF', 'startxref', 'trailer', '/XRef', '/Catalog'])
      expect(text).not.toContain(word);
    expect(pdfium.open(head)).toBe('not-a-pdf');
  });

  test.skipIf(!hasQpdf)('cannot be repaired away by qpdf (skipped where qpdf is not installed)', () => {
    const file = join(folder, 'cut.pdf');
    writeFileSync(file, stampDocument(prepared, MARKS).head);
    expect(spawnSync('qpdf', ['--show-npages', file]).status).toBe(2);
  });

  test('cut anywhere gives a forgiving reader the stamp as well, or no pages', async () => {
    const { head, tail } = stampDocument(await prepare(await longPdf(1), 1), MARKS);
    const outcomes = { opened: 0, refused: 0 };
    for (let kept = 0; kept < tail.length; kept += Math.ceil(tail.length / 40)) {
      const page = await repairedPage(Buffer.concat([head, tail.subarray(0, kept)]));
      outcomes[page ? 'opened' : 'refused'] += 1;
      const forms = page?.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict);
      for (const form of ['VtLine', 'VtMark', 'VtTrace', 'VtDots'])
        if (page) expect(forms?.lookup(PDFName.of(form))).toBeInstanceOf(PDFRawStream);
    }
    expect(outcomes.opened).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(20);
  });

  test('shares the head between copies, which differ, and says its own length', () => {
    const first = stampDocument(prepared, MARKS);
    const second = stampDocument(prepared, { ...MARKS, copyId: '0THER0000000' });
    expect(first.head).toBe(second.head);
    expect(Buffer.from(first.tail).equals(Buffer.from(second.tail))).toBe(false);
    expect(first.length).toBe(joinBytes(first).length);
  });

  test('is the same for the same marks, so that a copy can be made again as evidence', () => {
    expect(stampDocument(prepared, MARKS).tail).toEqual(stampDocument(prepared, MARKS).tail);
  });

  test('holds the copy id in its information dictionary', () => {
    expect(Buffer.from(stampDocument(prepared, MARKS).tail).toString('latin1')).toContain(
      '/CopyId (7K2Q9XWM31AB)',
    );
  });

  test.each(['', 'with space', '7K2Q9XWM31A', '7K2Q9XWM31ABC', '7K2Q9XWM31AU'])(
    'is not made for the copy id %j',
    (copyId) => {
      expect(() => stampDocument(prepared, { ...MARKS, copyId })).toThrow(TypeError);
    },
  );
});

/** How pdf-lib writes the strings of the information dictionary. */
const HEX_CANARY = Buffer.from(CANARY, 'utf16le').swap16().toString('hex').toUpperCase();

test('metadata, private data and orphaned objects of the source are gone', async () => {
  const source = await leakyPdf();
  expect(countIn(source, CANARY)).toBeGreaterThan(1);
  expect(countIn(source, HEX_CANARY)).toBeGreaterThan(1);
  const copy = joinBytes(stampDocument(await prepare(source, 1), MARKS));
  const file = join(folder, 'leaky.pdf');
  writeFileSync(file, copy);
  const plain = hasQpdf ? execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-']) : copy;
  expect(countIn(plain, 'CANARY')).toBe(0);
  expect(countIn(plain, HEX_CANARY)).toBe(0);
});

test('EXIF, XMP and comments inside JPEG images are blanked, the image stays', async () => {
  const segments = [0xe1, 0xed, 0xfe].map((marker) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, CANARY.length + 2]), Buffer.from(CANARY)]),
  );
  const jpeg = Buffer.concat([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2)]);
  const source = await imagePdf(jpeg);
  expect(countIn(source, CANARY)).toBe(3);
  const copy = joinBytes(stampDocument(await prepare(source, 1), MARKS));
  expect(countIn(copy, CANARY)).toBe(0);
  expect(Buffer.from(copy).includes(JPEG.subarray(2))).toBe(true);
});

test('a signed document is stamped, with a warning for staff', async () => {
  const source = await makePdf((doc, font) => {
    const page = textPage(doc, font, [595, 842]);
    const value = doc.context.register(doc.context.obj({ Type: 'Sig', ByteRange: [0, 1, 2, 3] }));
    page.node.set(
      PDFName.of('Annots'),
      doc.context.obj([
        doc.context.register(
          doc.context.obj({ Subtype: 'Widget', FT: 'Sig', Rect: [9, 99, 99, 199], V: value }),
        ),
      ]),
    );
  });
  expect((await prepare(source, 1)).warnings).toEqual([
    'The document is signed; a stamp voids the signature.',
  ]);
  expect((await prepare(await longPdf(1), 1)).warnings).toEqual([]);
});

/** pdf-lib reads objects wherever it finds them, without a cross-reference table. */
async function repairedPage(bytes: Uint8Array): Promise<PDFPage | undefined> {
  return PDFDocument.load(bytes)
    .then((doc) => doc.getPages()[0])
    .catch(() => undefined);
}

function countIn(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).toString('latin1').split(text).length - 1;
}

async function prepare(bytes: Uint8Array, pages: number): Promise<PreparedDocument> {
  const prepared = await prepareDocument(bytes, pages);
  if (isRefusal(prepared)) throw new Error(`${prepared.refused}: ${prepared.message}`);
  return prepared;
}

function withDocument(bytes: Uint8Array, use: (doc: PdfiumDocument) => void): void {
  const doc = pdfium.open(bytes);
  if (typeof doc === 'string') throw new Error(doc);
  try {
    use(doc);
  } finally {
    doc.close();
  }
}
