/**
 * What a download costs: our tail against libraries that stamp page by page. 150 pages of text, warm, medians. Ours for a
 * new name each time, so that nothing is remembered from the name before; and the memory that a download holds while it
 * is sent.
 *
 * Run: npm run bench:stamp -- [--runs 7] [--fontkit MODULE] [--mupdf MODULE]
 * The packages to compare with are no dependencies of Vitrine (mupdf is AGPL): install them in another folder and name
 * their entry files, for example /tmp/x/node_modules/mupdf/dist/mupdf.js. What is not there is not measured.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { degrees, PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { prepareDocument } from '../../src/server/pdf/prepare-document.ts';
import type { PreparedDocument } from '../../src/server/pdf/prepared-document.ts';
import { isRefusal } from '../../src/server/pdf/refusal.ts';
import { longPdf } from '../../src/server/pdf/sample-pdfs.fixture.ts';
import { stampDocument } from '../../src/server/pdf/stamp-document.ts';
import type { StampMarks } from '../../src/server/pdf/stamp-marks.ts';
import { unpackWoff } from '../../src/server/pdf/woff.ts';

const PAGES = 150;
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    fontkit: { type: 'string', default: '@pdf-lib/fontkit' },
    mupdf: { type: 'string', default: 'mupdf' },
  },
});
const RUNS = Number(options.runs);
// Without it memory in use says what was not collected yet.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const require = createRequire(import.meta.url);

const COMMON_CHINESE =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经';
const COPY = { at: new Date('2026-11-23T14:05:09Z'), copyId: '7K2Q9XWM31AB' };
const RECIPIENTS: Record<string, StampMarks> = {
  Latin: { name: 'Jane Doe', email: 'jane.doe@example.com', company: 'Example Corporation', ...COPY },
  Chinese: { name: '王小明', email: 'wang@example.cn', company: '北京示例有限公司', ...COPY },
};

const source = await longPdf(PAGES);
const started = performance.now();
const prepared = await prepareDocument(source, PAGES);
if (isRefusal(prepared)) throw new Error(prepared.message);
const preparing = performance.now() - started;
const font = chineseFont();
const fontkit = (await optional<{ default: Fontkit }>(options.fontkit))?.default;
const mupdf = await optional<Mupdf>(options.mupdf);

console.log(
  `${PAGES} pages, ${(source.length / 1024).toFixed(0)} KB; prepared once in ${preparing.toFixed(0)} ms; medians, warm\n`,
);
console.log('| name | tool | ms a download | times ours | goal |');
console.log('|---|---|---|---|---|');
for (const [script, marks] of Object.entries(RECIPIENTS)) {
  const names = otherNames(marks);
  let next = 0;
  const ours = await median(() => {
    next = (next + 1) % names.length;
    return stampDocument(prepared, names[next] ?? marks);
  }, 40 * RUNS);
  print(script, 'Vitrine', ours, ours, '');
  const missing = script === 'Chinese' && !fontkit;
  if (missing) skip(script, '@cantoo/pdf-lib', 'fontkit is not installed');
  else
    print(
      script,
      '@cantoo/pdf-lib',
      await median(() => stampWithPdfLib(marks, script), RUNS),
      ours,
      script === 'Latin' ? '≥ 300' : '≥ 20',
    );
  if (mupdf)
    print(
      script,
      'mupdf',
      await median(() => stampWithMupdf(mupdf, marks), RUNS),
      ours,
      script === 'Latin' ? '≥ 50' : '',
    );
  else skip(script, 'mupdf', 'not installed');
}

printMemory();

/** The same marks with every other character of name and company exchanged, from the common ones of the script. */
function otherNames(marks: StampMarks): StampMarks[] {
  const pool = marks.name.charCodeAt(0) > 255 ? COMMON_CHINESE : 'abcdefghijklmnopqrstuvwxyz';
  let seed = 1;
  const pick = (): string => {
    seed = (seed * 48271) % 2147483647;
    return pool.charAt(seed % pool.length);
  };
  const exchanged = (text: string): string =>
    Array.from(text, (char, i) => (i % 2 === 0 ? char : pick())).join('');
  return Array.from({ length: 400 }, () => ({
    ...marks,
    name: exchanged(marks.name),
    company: exchanged(marks.company),
  }));
}

/** What 500 copies that are being sent at the same time hold, beside the one shared head. */
function printMemory(): void {
  const copies = 500;
  for (const [script, marks] of Object.entries(RECIPIENTS)) {
    const names = otherNames(marks);
    for (const name of names) stampDocument(prepared as PreparedDocument, name);
    const before = memoryInUse();
    const held = Array.from({ length: copies }, (_, i) =>
      stampDocument(prepared as PreparedDocument, names[i % names.length] ?? marks),
    );
    const each = (memoryInUse() - before) / held.length / 1024;
    const tail = held.reduce((sum, copy) => sum + copy.tail.length, 0) / held.length / 1024;
    console.log(
      `\n${script}: ${each.toFixed(0)} KB a copy held in memory above the shared ${((held[0]?.head.length ?? 0) / 1024).toFixed(0)} KB, of which the tail is ${tail.toFixed(0)} KB (goal: ≤ 1024 KB)`,
    );
  }
}

function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function skip(script: string, tool: string, reason: string): void {
  console.log(`| ${script} | ${tool} | ${reason} | | |`);
}

function print(script: string, tool: string, ms: number, ours: number, goal: string): void {
  console.log(`| ${script} | ${tool} | ${ms.toFixed(2)} | ${(ms / ours).toFixed(0)} | ${goal} |`);
}

async function median(work: () => unknown, runs: number): Promise<number> {
  for (let i = 0; i < Math.ceil(runs / 4); i += 1) await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function lines(marks: StampMarks): readonly [string, string] {
  return [
    `Confidential. Prepared for ${marks.name} (${marks.email}), ${marks.company}`,
    `2026-11-23 14:05:09 UTC - copy ${marks.copyId} - do not pass on`,
  ];
}

/**
 * The usual way: load, draw on every page, save. For Chinese with one small font file embedded whole, because fontkit
 * fails to subset it: that favours pdf-lib, whose copy lacks most of the characters.
 */
async function stampWithPdfLib(marks: StampMarks, script: string): Promise<Uint8Array> {
  const doc = await PDFDocument.load(source, { updateMetadata: false });
  const latin = await doc.embedFont(StandardFonts.Helvetica);
  let face = latin;
  if (script === 'Chinese' && fontkit) {
    doc.registerFontkit(fontkit);
    face = await doc.embedFont(font);
  }
  const [first, second] = lines(marks);
  for (const page of doc.getPages()) {
    page.drawRectangle({ x: 17, y: 6, width: 560, height: 23, color: rgb(0.96, 0.96, 0.96), opacity: 0.86 });
    page.drawText(first, { x: 60, y: 20, size: 7.4, font: face });
    page.drawText(second, { x: 60, y: 11, size: 7.4, font: latin });
    page.drawText(marks.email, { x: 120, y: 200, size: 50, font: latin, rotate: degrees(55), opacity: 0.08 });
    page.drawText(marks.copyId, {
      x: 180,
      y: 190,
      size: 34,
      font: latin,
      rotate: degrees(55),
      opacity: 0.08,
    });
  }
  return doc.save();
}

function chineseFont(): Uint8Array {
  return unpackWoff(
    readFileSync(require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-118-400-normal.woff')),
  );
}

async function optional<T>(module: string): Promise<T | undefined> {
  return import(module).then((loaded) => loaded as T).catch(() => undefined);
}

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];

/** The little of mupdf that is called here. */
interface Mupdf {
  readonly Document: { openDocument(bytes: Uint8Array, type: string): MupdfDocument };
  readonly Font: new (name: string) => object;
}

interface MupdfDocument {
  addCJKFont(font: object, language: string): MupdfObject;
  addSimpleFont(font: object): MupdfObject;
  addStream(content: string, dictionary: object): MupdfObject;
  newDictionary(): MupdfObject;
  newArray(): MupdfObject;
  countPages(): number;
  findPage(index: number): MupdfObject;
  saveToBuffer(options: string): { asUint8Array(): Uint8Array };
}

interface MupdfObject {
  isNull(): boolean;
  isArray(): boolean;
  get(key: string): MupdfObject;
  getInheritable(key: string): MupdfObject;
  put(key: string, value: MupdfObject): MupdfObject;
  push(value: MupdfObject): MupdfObject;
}

/** One content stream added to every page, the text in a font that is not embedded: less work than ours. */
function stampWithMupdf(library: Mupdf, marks: StampMarks): Uint8Array {
  const doc = library.Document.openDocument(source, 'application/pdf');
  const base = new library.Font(marks.name.charCodeAt(0) > 255 ? 'zh-Hans' : 'Helvetica');
  const resource = marks.name.charCodeAt(0) > 255 ? doc.addCJKFont(base, 'zh-Hans') : doc.addSimpleFont(base);
  const [first, second] = lines(marks).map((line) => Buffer.from(line, 'utf16le').swap16().toString('hex'));
  const content = `q 0.96 g 17 6 560 23 re f 0 g BT /VtF 7.4 Tf 60 20 Td <${first}> Tj 0 -9 Td <${second}> Tj ET Q`;
  for (let i = 0; i < doc.countPages(); i += 1) {
    const page = doc.findPage(i);
    let resources = page.getInheritable('Resources');
    if (resources.isNull()) resources = page.put('Resources', doc.newDictionary());
    let fonts = resources.get('Font');
    if (fonts.isNull()) fonts = resources.put('Font', doc.newDictionary());
    fonts.put('VtF', resource);
    const contents = page.get('Contents');
    const added = doc.addStream(content, {});
    if (contents.isArray()) contents.push(added);
    else {
      const both = doc.newArray();
      both.push(contents);
      both.push(added);
      page.put('Contents', both);
    }
  }
  return doc.saveToBuffer('compress').asUint8Array();
}
