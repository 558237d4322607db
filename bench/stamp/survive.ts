/**
 * What the fingerprint survives: six pages of the sample's report are stamped, changed as someone would who passes them on,
 * and traced by their dots alone. Also how often unmarked pages are taken for marked ones.
 *
 * Run: npx node bench/stamp/survive.ts [--only WORD]
 * Needs qpdf, ghostscript, mutool, poppler and a Chromium; what is not there is left out.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateSync } from 'node:zlib';
import { degrees, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { launchBrowser } from '../../e2e/browser.ts';
import { prepareDocument } from '../../src/server/pdf/prepare-document.ts';
import { isRefusal } from '../../src/server/pdf/refusal.ts';
import { stampDocument } from '../../src/server/pdf/stamp-document.ts';
import { traceLeak } from '../../src/server/pdf/trace/trace-leak.ts';
import { joinBytes } from '../../src/server/pdf/verify-prepared.ts';
import { samplePages } from './sample-pages.ts';

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const folder = mkdtempSync(join(tmpdir(), 'vitrine-survive-'));
const COPY_ID = '7K2Q9XWM31AB';
const OTHER_ID = 'M0T93ZYH4C6R';
const PAGES = [2, 9, 14, 23, 37, 52];

const source = await samplePages('soc2-type2-2026', PAGES);
const prepared = await prepareDocument(source, PAGES.length);
if (isRefusal(prepared)) throw new Error(prepared.message);
const copyFor = (copyId: string): Uint8Array =>
  joinBytes(
    stampDocument(prepared, {
      name: 'Jane Doe',
      email: 'jane.doe@example.com',
      company: 'Example',
      at: new Date(0),
      copyId,
    }),
  );
const copy = copyFor(COPY_ID);

type Files = readonly Uint8Array[];
const CHANGES: Record<string, () => Files | Promise<Files>> = {
  'as downloaded': () => [copy],
  'unmarked original': () => [source],
  'qpdf: object streams, linearised': () => [
    run(copy, 'qpdf', '--object-streams=generate', '--linearize', 'IN', 'OUT'),
  ],
  'mutool clean -ggggz': () => [run(copy, 'mutool', 'clean', '-ggggz', 'IN', 'OUT')],
  'ghostscript pdfwrite': () => [ghostscript('pdfwrite')],
  'ghostscript pdfwrite, /ebook': () => [ghostscript('pdfwrite', '-dPDFSETTINGS=/ebook')],
  'ghostscript, fitted to Letter': () => [
    ghostscript('pdfwrite', '-sPAPERSIZE=letter', '-dFIXEDMEDIA', '-dPDFFitPage'),
  ],
  'printed as pictures, 150 dpi (ghostscript pdfimage24)': () => [ghostscript('pdfimage24', '-r150')],
  'printed to PDF by Chromium from 150 dpi JPEGs, 10 mm margins': () => printed(jpegs(150, 75)),
  'printed to PDF by Chromium from 100 dpi JPEGs, 10 mm margins': () => printed(jpegs(100, 75)),
  'visible stamp and text removed on all pages': () => withoutForms(['VtLine', 'VtMark', 'VtTrace']),
  'visible stamp covered, the rest as 150 dpi JPEG': async () =>
    jpegs(150, 75, (await withoutForms(['VtLine', 'VtMark', 'VtTrace']))[0]),
  'pages turned by 90 degrees (/Rotate)': () => [run(copy, 'qpdf', '--rotate=+90', 'IN', 'OUT')],
  'pictures turned by 180 degrees, 150 dpi PNG': async () => pngs(150, await turnedAround()),
  'cropped to the middle 60 % by 50 % (CropBox)': () => cropped(0.6, 0.5),
  'cropped to the middle 40 % by 30 % (CropBox)': () => cropped(0.4, 0.3),
  'cropped to 60 % by 50 %, 150 dpi JPEG': async () => jpegs(150, 75, (await cropped(0.6, 0.5))[0]),
  'PNG 300 dpi': () => pngs(300),
  'PNG 150 dpi': () => pngs(150),
  'PNG 100 dpi': () => pngs(100),
  'PNG 72 dpi': () => pngs(72),
  'PNG 50 dpi': () => pngs(50),
  'JPEG quality 75, 200 dpi': () => jpegs(200, 75),
  'JPEG quality 75, 150 dpi': () => jpegs(150, 75),
  'JPEG quality 50, 150 dpi': () => jpegs(150, 50),
  'JPEG quality 30, 150 dpi': () => jpegs(150, 30),
  'JPEG quality 75, 100 dpi': () => jpegs(100, 75),
  'JPEG quality 50, 100 dpi': () => jpegs(100, 50),
  'JPEG quality 30, 100 dpi': () => jpegs(100, 30),
  'grey JPEG quality 75, 200 dpi': () => rendered(['-jpeg', '-jpegopt', 'quality=75', '-gray', '-r', '200']),
  'black and white, 300 dpi (fax)': () => rendered(['-mono', '-png', '-r', '300']),
  'dots object removed': () => withoutForms(['VtDots']),
  'two copies averaged, 150 dpi': () => averaged(150),
};

console.log('| change | pages whose dots say the id | read only together | wrong ids | seconds |');
console.log('|---|---|---|---|---|');
for (const [name, change] of Object.entries(CHANGES)) {
  if (!name.includes(options.only)) continue;
  try {
    const files = await change();
    const started = performance.now();
    const traced = await traceLeak(files.map((bytes, i) => ({ name: `${i}`, bytes })));
    if (traced.kind === 'refused') throw new Error(traced.message);
    const own = traced.found.find(({ copyId }) => copyId === COPY_ID);
    const wrong = traced.found.filter(({ copyId }) => copyId !== COPY_ID).length;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const unread =
      traced.unreadableDots.length > 0 ? `, ${traced.unreadableDots.length} seen but unreadable` : '';
    console.log(
      `| ${name} | ${own?.dots.length ?? 0} of ${traced.pages}${unread} | ${own?.dotsTogether.length ?? 0} | ${wrong} | ${seconds} |`,
    );
  } catch (error) {
    console.log(`| ${name} | left out: ${(error as Error).message.split('\n')[0]} | | | |`);
  }
}
rmSync(folder, { recursive: true });

/** Runs a tool on a file: `IN` and `OUT` in its arguments become paths. */
function run(bytes: Uint8Array, tool: string, ...args: readonly string[]): Uint8Array {
  const [input, output] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')];
  writeFileSync(input, bytes);
  rmSync(output, { force: true });
  execFileSync(
    tool,
    args.map((arg) => arg.replace(/^IN$/, input).replace(/OUT$/, output)),
    { stdio: 'ignore' },
  );
  return readFileSync(output);
}

function ghostscript(device: string, ...args: readonly string[]): Uint8Array {
  return run(
    copy,
    'gs',
    '-q',
    '-dBATCH',
    '-dNOPAUSE',
    `-sDEVICE=${device}`,
    ...args,
    '-sOutputFile=OUT',
    'IN',
  );
}

function pngs(dpi: number, bytes: Uint8Array = copy): Files {
  return rendered(['-png', '-r', String(dpi)], bytes);
}

function jpegs(dpi: number, quality: number, bytes: Uint8Array = copy): Files {
  return rendered(['-jpeg', '-jpegopt', `quality=${quality}`, '-r', String(dpi)], bytes);
}

/** One picture a page, by poppler: the renderer is another than the one that reads them. */
function rendered(args: readonly string[], bytes: Uint8Array = copy): Files {
  const pictures = mkdtempSync(join(folder, 'pages-'));
  writeFileSync(join(pictures, 'in.pdf'), bytes);
  execFileSync('pdftoppm', [...args, '-cropbox', join(pictures, 'in.pdf'), join(pictures, 'p')]);
  return readdirSync(pictures)
    .filter((name) => name.startsWith('p-'))
    .sort()
    .map((name) => readFileSync(join(pictures, name)));
}

async function printed(pictures: Files): Promise<Files> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const images = pictures.map(
      (bytes) =>
        `<img src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}" style="display:block;width:100%;break-after:page">`,
    );
    await page.setContent(`<style>body{margin:0}</style>${images.join('')}`);
    const margin = { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' };
    return [await page.pdf({ format: 'A4', margin })];
  } finally {
    await browser.close();
  }
}

/** Empties forms of the stamp, as an editor does that deletes an object. */
async function withoutForms(names: readonly string[]): Promise<Files> {
  const doc = await PDFDocument.load(copy);
  for (const page of doc.getPages()) {
    const forms = page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict);
    for (const name of names) {
      const ref = forms?.get(PDFName.of(name));
      if (!(ref instanceof PDFRef)) continue;
      const empty = doc.context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] });
      doc.context.assign(ref, empty);
    }
  }
  return [await doc.save()];
}

async function turnedAround(): Promise<Uint8Array> {
  const doc = await PDFDocument.load(copy);
  for (const page of doc.getPages()) page.setRotation(degrees(180));
  return doc.save();
}

async function cropped(wide: number, high: number): Promise<Files> {
  const doc = await PDFDocument.load(copy);
  for (const page of doc.getPages()) {
    const { width, height } = page.getSize();
    page.setCropBox((width * (1 - wide)) / 2, (height * (1 - high)) / 2, width * wide, height * high);
  }
  return [await doc.save()];
}

/** The mean of two recipients' pages, pixel by pixel. */
function averaged(dpi: number): Files {
  const [ours, theirs] = [copy, copyFor(OTHER_ID)].map((bytes) =>
    rendered(['-gray', '-r', String(dpi)], bytes),
  );
  return (ours ?? []).map((picture, i) => {
    const [a, b] = [pgm(picture), pgm(theirs?.[i] ?? picture)];
    return grayPng(
      a.width,
      a.gray.map((value, at) => (value + (b.gray[at] ?? 0)) / 2),
    );
  });
}

function pgm(bytes: Uint8Array): { width: number; gray: Uint8Array } {
  const [header = '', width = '0'] =
    /^P5\s+(\d+)\s+\d+\s+255\s/.exec(Buffer.from(bytes.subarray(0, 40)).toString('latin1')) ?? [];
  return { width: Number(width), gray: bytes.subarray(header.length) };
}

function grayPng(width: number, gray: Uint8Array): Uint8Array {
  const height = gray.length / width;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    rows.set(gray.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
