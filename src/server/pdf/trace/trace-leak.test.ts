import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInstalled } from '../corpus.fixture.ts';
import { prepareDocument } from '../prepare-document.ts';
import { isRefusal } from '../refusal.ts';
import { JPEG, longPdf } from '../sample-pdfs.fixture.ts';
import { stampDocument } from '../stamp-document.ts';
import { joinBytes } from '../verify-prepared.ts';
import { type LeakOutcome, traceLeak } from './trace-leak.ts';

const [JANE, BEN] = ['7K2Q9XWM31AB', 'M0T93ZYH4C6R'];
const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;
let folder: string;
let copies: Record<string, Uint8Array>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-trace-'));
  const prepared = await prepareDocument(await longPdf(3), 3);
  if (isRefusal(prepared)) throw new Error(prepared.message);
  const marks = { name: 'Jane Doe', email: 'jane@example.com', company: 'Example', at: new Date(0) };
  copies = Object.fromEntries(
    [JANE, BEN].map((copyId) => [copyId, joinBytes(stampDocument(prepared, { ...marks, copyId }))]),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const jane = (): Uint8Array => copies[JANE] ?? new Uint8Array();
const trace = (...files: readonly Uint8Array[]): Promise<LeakOutcome> =>
  traceLeak(
    files.map((bytes, i) => ({ name: `file ${i + 1}`, bytes })),
    { mostSeconds: 100 },
  );

test('statement 9: a copy is found by its text, its properties and the dots of every page', async () => {
  expect(await trace(jane())).toEqual({
    kind: 'traced',
    pages: 3,
    dotPages: 3,
    found: [
      { copyId: JANE, text: [1, 2, 3], dots: [1, 2, 3], dotsTogether: [], fitting: [], properties: true },
    ],
    unreadableDots: [],
  });
});

test('the document as it was before it was stamped says nothing', async () => {
  const files = [{ name: 'original', bytes: await longPdf(1) }];
  expect(await traceLeak(files, { mostSeconds: 10 })).toMatchObject({ found: [], unreadableDots: [] });
}, 120_000);

test('with line, mark and text taken out of two pages their dots still say whose they are', async () => {
  const cut = await changed((doc) => {
    for (const page of doc.getPages().slice(0, 2)) clearForms(page.node.Resources(), doc);
  });
  const outcome = await trace(cut);
  expect(outcome).toMatchObject({ found: [{ copyId: JANE, text: [3], dots: [1, 2, 3] }] });
});

test('with every visible and written mark gone the dots are left', async () => {
  const cut = await changed((doc) => {
    for (const name of ['VtLine', 'VtMark', 'VtTrace']) emptyForm(doc, name);
    doc.setKeywords([]);
  });
  expect(await trace(cut)).toMatchObject({
    found: [{ copyId: JANE, text: [], dots: [1, 2, 3], properties: false }],
  });
});

test('with the dots gone the text is left, and is said to be all there is', async () => {
  const cut = await changed((doc) => {
    emptyForm(doc, 'VtDots');
    for (const index of [2, 1]) doc.removePage(index);
  });
  expect(await traceLeak([{ name: 'cut', bytes: cut }], { mostSeconds: 10 })).toMatchObject({
    found: [{ copyId: JANE, text: [1], dots: [] }],
  });
}, 120_000);

test('pages of two copies in one file are told apart', async () => {
  const mixed = await PDFDocument.create();
  for (const [id, index] of [
    [JANE, 0],
    [BEN, 1],
    [JANE, 2],
  ] as const) {
    const [page] = await mixed.copyPages(await PDFDocument.load(copies[id] ?? new Uint8Array()), [index]);
    if (page) mixed.addPage(page);
  }
  expect(await trace(await mixed.save())).toMatchObject({
    found: [
      { copyId: JANE, text: [1, 3], dots: [1, 3] },
      { copyId: BEN, text: [2], dots: [2] },
    ],
  });
});

test('turned pages are read', async () => {
  const turned = await changed((doc) =>
    [90, 180, 270].forEach((angle, i) => {
      doc.getPage(i).setRotation(degrees(angle));
    }),
  );
  expect(await trace(turned)).toMatchObject({ found: [{ copyId: JANE, dots: [1, 2, 3] }] });
});

test('cropped pages are read, whatever size they have now', async () => {
  const cropped = await changed((doc) => {
    for (const page of doc.getPages()) {
      page.setCropBox(60, 180, 430, 500);
      page.scale(0.8, 0.8);
    }
  });
  expect(await trace(cropped)).toMatchObject({ found: [{ copyId: JANE, dots: [1, 2, 3] }] });
}, 120_000);

describe('saved anew', () => {
  test.each([
    ['qpdf', ['--object-streams=generate', '--linearize', 'IN', 'OUT']],
    ['mutool', ['clean', '-ggggz', 'IN', 'OUT']],
    ['gs', ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', '-sOutputFile=OUT', 'IN']],
    ['gs', ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfimage24', '-r150', '-sOutputFile=OUT', 'IN']],
  ] as const)(
    'by %s, a copy is found by its dots (skipped where that is not installed)',
    async (tool, args) => {
      if (!isInstalled(tool)) return;
      const [input, output] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')];
      writeFileSync(input, jane());
      execFileSync(
        tool,
        args.map((arg) => arg.replace(/IN$/, input).replace(/OUT$/, output)),
        { stdio: 'ignore' },
      );
      expect(await trace(readFileSync(output))).toMatchObject({ found: [{ copyId: JANE, dots: [1, 2, 3] }] });
    },
  );
});

describe.skipIf(!hasPoppler)('as pictures (skipped where poppler is not installed)', () => {
  test.each([
    ['PNG, 150 dpi', ['-png', '-r', '150']],
    ['PNG, 72 dpi', ['-png', '-r', '72']],
    ['JPEG, quality 75, 100 dpi', ['-jpeg', '-jpegopt', 'quality=75', '-r', '100']],
    ['grey JPEG, quality 75, 200 dpi', ['-jpeg', '-jpegopt', 'quality=75', '-gray', '-r', '200']],
  ])('%s: every page alone', async (_, args) => {
    const outcome = await trace(...pictures(args));
    expect(outcome).toMatchObject({ pages: 3, found: [{ copyId: JANE, text: [], dots: [1, 2, 3] }] });
  });
});

test('what is no document is refused with its name', async () => {
  expect(await trace(jane(), Buffer.from('no document'))).toEqual({
    kind: 'refused',
    code: 'not-a-document',
    file: 'file 2',
    message: 'it is no PDF, PNG or JPEG that can be read',
  });
  expect(await trace(JPEG.subarray(0, 100))).toMatchObject({ kind: 'refused' });
});

async function changed(change: (doc: PDFDocument) => void): Promise<Uint8Array> {
  const doc = await PDFDocument.load(jane(), { updateMetadata: false });
  change(doc);
  return doc.save();
}

/** The object itself is emptied, for all pages. */
function emptyForm(doc: PDFDocument, name: string): void {
  const forms = doc.getPage(0).node.Resources()?.lookup(PDFName.of('XObject'), PDFDict);
  const ref = forms?.get(PDFName.of(name));
  if (!(ref instanceof PDFRef)) throw new Error(`${name} is not drawn`);
  doc.context.assign(ref, doc.context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] }));
}

/** One page's line, mark and text point to an empty form, the other pages keep theirs. */
function clearForms(resources: PDFDict | undefined, doc: PDFDocument): void {
  const empty = doc.context.register(
    doc.context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] }),
  );
  const forms = resources?.lookup(PDFName.of('XObject'), PDFDict);
  for (const name of ['VtLine', 'VtMark', 'VtTrace']) forms?.set(PDFName.of(name), empty);
}

function pictures(args: readonly string[]): Uint8Array[] {
  const place = mkdtempSync(join(folder, 'pages-'));
  writeFileSync(join(place, 'in.pdf'), jane());
  execFileSync('pdftoppm', [...args, join(place, 'in.pdf'), join(place, 'p')]);
  return readdirSync(place)
    .filter((name) => name.startsWith('p-'))
    .sort()
    .map((name) => readFileSync(join(place, name)));
}
