/**
 * What the dots survive on paper, by a model of it: pages of the sample's report are printed at 600 dpi with a printer's screen,
 * scanned or photographed, and traced by their dots alone, with and without the list of issued copies.
 *
 * Run: npx node bench/stamp/paper.ts [--only WORD] [--pages 6]
 * Needs Ghostscript and netpbm. Takes some seconds a page and line.
 */
import { parseArgs } from 'node:util';
import { decodeReadings, encodeCopyId } from '../../src/server/pdf/dot-code.ts';
import { startPdfium } from '../../src/server/pdf/pdfium-session.ts';
import { prepareDocument } from '../../src/server/pdf/prepare-document.ts';
import { isRefusal } from '../../src/server/pdf/refusal.ts';
import { stampDocument } from '../../src/server/pdf/stamp-document.ts';
import { type FoundDots, findDots } from '../../src/server/pdf/trace/find-dots.ts';
import { findFaintInk } from '../../src/server/pdf/trace/find-faint-ink.ts';
import { issuedCodes, matchIssued } from '../../src/server/pdf/trace/match-issued.ts';
import { openLeak } from '../../src/server/pdf/trace/open-leak.ts';
import { joinBytes } from '../../src/server/pdf/verify-prepared.ts';
import { type Gray, type Printer, printPages, type Scan, scanSheet } from './print-and-scan.ts';
import { samplePages } from './sample-pages.ts';

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, pages: { type: 'string', default: '6' } },
});
const COPY_ID = '7K2Q9XWM31AB';
const ISSUED = 10_000;
const ALL_PAGES = [2, 9, 14, 23, 37, 52, 5, 7, 11, 12, 16, 18, 20, 25, 27, 29, 31, 33, 35, 40];
const PAGES = ALL_PAGES.slice(0, Number(options.pages));

const usual = { blur: 0.06, inkGain: 1.1, noise: 3, shift: [2, -3] } as const;
const LINES: Record<string, readonly [Printer, Scan]> = {
  'laser, 300 dpi, turned by 0.3°, JPEG 85': ['laser', { ...usual, dpi: 300, turned: 0.3, jpeg: 85 }],
  'laser, 200 dpi, turned by −1°, 97 %, JPEG 80': [
    'laser',
    { ...usual, dpi: 200, turned: -1, scale: 0.97, jpeg: 80 },
  ],
  'laser, 150 dpi, turned by 2°, 103 %, JPEG 75': [
    'laser',
    { ...usual, dpi: 150, turned: 2, scale: 1.03, jpeg: 75 },
  ],
  'inkjet, 300 dpi, turned by 0.3°, JPEG 85': ['inkjet', { ...usual, dpi: 300, turned: 0.3, jpeg: 85 }],
  'inkjet, 200 dpi, turned by −1°, 97 %, JPEG 80': [
    'inkjet',
    { ...usual, dpi: 200, turned: -1, scale: 0.97, jpeg: 80 },
  ],
  'inkjet, 150 dpi, turned by 2°, 103 %, JPEG 75': [
    'inkjet',
    { ...usual, dpi: 150, turned: 2, scale: 1.03, jpeg: 75 },
  ],
  'laser, 100 dpi, turned by 1°, JPEG 75': ['laser', { ...usual, dpi: 100, turned: 1, jpeg: 75 }],
  'laser, 100 dpi, turned by 1°, JPEG 50': ['laser', { ...usual, dpi: 100, turned: 1, jpeg: 50 }],
  'laser, 75 dpi, turned by 1°, JPEG 75': ['laser', { ...usual, dpi: 75, turned: 1, jpeg: 75 }],
  'laser, 150 dpi, blurred twice as much, noise of 8 levels, JPEG 50': [
    'laser',
    { ...usual, dpi: 150, turned: 0.7, blur: 0.12, noise: 8, jpeg: 50 },
  ],
  'laser, much ink (gamma 1.6), 200 dpi, JPEG 75': [
    'laser',
    { ...usual, dpi: 200, turned: -0.5, inkGain: 1.6, jpeg: 75 },
  ],
  'laser, little ink (gamma 0.6), 200 dpi, JPEG 75': [
    'laser',
    { ...usual, dpi: 200, turned: -0.5, inkGain: 0.6, jpeg: 75 },
  ],
  'laser, black and white at 300 dpi, dark (threshold 200)': [
    'laser',
    { ...usual, dpi: 300, turned: 0.4, threshold: 200 },
  ],
  'laser, black and white at 300 dpi (threshold 150)': [
    'laser',
    { ...usual, dpi: 300, turned: 0.4, threshold: 150 },
  ],
  'laser, fax at 200 dpi (threshold 150)': ['laser', { ...usual, dpi: 200, turned: 0.4, threshold: 150 }],
  'laser, photograph, keystone 2 % and 4 %, a third darker in a corner': [
    'laser',
    { ...usual, dpi: 300, turned: 1.5, blur: 0.09, noise: 4, jpeg: 85, keystone: [0.02, 0.04], uneven: 0.35 },
  ],
  'inkjet, photograph of 200 dpi, keystone 4 % and 2 %, half as dark in a corner': [
    'inkjet',
    { ...usual, dpi: 200, turned: -2, blur: 0.09, noise: 4, jpeg: 80, keystone: [0.04, 0.02], uneven: 0.5 },
  ],
};

const others = Array.from({ length: ISSUED - 1 }, (_, i) => otherId(i));
const issued = issuedCodes([COPY_ID, ...others]);
const pdfium = await startPdfium();
const printed = new Map<Printer, readonly Gray[]>();

console.log(
  '| paper | read alone | fits alone | 3 pages | all pages | wrong | agreement, least | seconds a page |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const [name, [printer, scan]] of Object.entries(LINES)) {
  if (!name.includes(options.only)) continue;
  const started = performance.now();
  let near: FoundDots['view'] | undefined;
  const found: FoundDots[] = [];
  for (const [i, sheet] of (await sheetsOf(printer)).entries()) {
    const dots = await read(
      scanSheet(sheet, { ...scan, seed: i + 1 }),
      near,
      scan.keystone !== undefined && !near,
    );
    if (dots && dots.certainty >= 8) near = dots.view;
    found.push(dots ?? { certainty: 0, bits: [], view: { angle: 0, scale: 1 } });
  }
  const seconds = (performance.now() - started) / 1000 / found.length;
  report(name, found, seconds);
}

function report(name: string, found: readonly FoundDots[], seconds: number): void {
  const alone = found.map(({ bits, certainty }) => (certainty >= 8 ? decodeReadings(bits) : undefined));
  const fitting = found.map(({ bits }) => matchIssued(bits, issued, found.length + 1));
  const threes = Array.from({ length: Math.floor(found.length / 3) }, (_, i) =>
    together(found.slice(3 * i, 3 * i + 3)),
  );
  const all = together(found);
  const wrong = [...alone.map((id) => (id ? [id] : [])), ...fitting, ...threes, all]
    .flat()
    .filter((id) => id !== COPY_ID).length;
  const hits = (sets: readonly (readonly string[])[]): string =>
    `${sets.filter((ids) => ids.includes(COPY_ID)).length} of ${sets.length}`;
  const agreement = Math.min(...found.map(({ bits }) => cosine(bits)));
  console.log(
    `| ${name} | ${hits(alone.map((id) => (id ? [id] : [])))} | ${hits(fitting)} | ${hits(threes)} | ${all.includes(COPY_ID) ? 'yes' : 'no'} | ${wrong} | ${agreement.toFixed(2)} | ${seconds.toFixed(1)} |`,
  );
}

function together(found: readonly FoundDots[]): string[] {
  const sum = Array.from({ length: 84 }, (_, i) =>
    found.reduce((all, { bits, certainty }) => all + Math.max(0, certainty) * (bits[i] ?? 0), 0),
  );
  return matchIssued(sum, issued, found.length + 1);
}

/** 1 where all readings say what the copy's id says, 0 where they say nothing. */
function cosine(bits: readonly number[]): number {
  const own = encodeCopyId(COPY_ID).reduce<number>(
    (sum, bit, i) => sum + (bit === 1 ? 1 : -1) * (bits[i] ?? 0),
    0,
  );
  return own / (Math.hypot(...bits) || 1) / Math.sqrt(84);
}

async function read(
  picture: Uint8Array,
  near: FoundDots['view'] | undefined,
  anyhow: boolean,
): Promise<FoundDots | undefined> {
  const leak = await openLeak(pdfium, picture);
  if ('kind' in leak) throw new Error(leak.message);
  const ink = findFaintInk(leak.image(0));
  leak.close();
  const end = performance.now() + 40_000;
  return findDots(ink, { near, anyhow, isLate: () => performance.now() > end }, 8);
}

async function sheetsOf(printer: Printer): Promise<readonly Gray[]> {
  const known = printed.get(printer);
  if (known) return known;
  const source = await samplePages('soc2-type2-2026', PAGES);
  const prepared = await prepareDocument(source, PAGES.length);
  if (isRefusal(prepared)) throw new Error(prepared.message);
  const marks = { name: 'Jane Doe', email: 'jane.doe@example.com', company: 'Example', at: new Date(0) };
  const copy = joinBytes(stampDocument(prepared, { ...marks, copyId: COPY_ID }));
  printed.clear();
  const sheets = printPages(copy, printer);
  printed.set(printer, sheets);
  return sheets;
}

/** Ids that a gate could have issued, the same in every run. */
function otherId(index: number): string {
  let state = (index + 1) * 0x9e3779b1;
  return Array.from({ length: 12 }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    return '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt((state ^ (state >>> 13)) & 31);
  }).join('');
}
