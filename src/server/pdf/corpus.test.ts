import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORPUS, isInstalled, REFUSED_CORPUS } from './corpus.fixture.ts';
import { type PdfiumDocument, type PdfiumSession, startPdfium } from './pdfium-session.ts';
import { prepareDocument } from './prepare-document.ts';
import { isRefusal } from './refusal.ts';
import { makePdf, SOUND } from './sample-pdfs.fixture.ts';
import { stampDocument } from './stamp-document.ts';
import { findFaintInk } from './trace/find-faint-ink.ts';
import { openLeak } from './trace/open-leak.ts';
import { readWholePage } from './trace/read-dots.ts';
import { joinBytes } from './verify-prepared.ts';

const COPY_ID = '7K2Q9XWM31AB';
const LINE = `2026-11-23 14:05:09 UTC · copy ${COPY_ID} · do not pass on`;
const hasQpdf = isInstalled('qpdf');
let pdfium: PdfiumSession;
let folder: string;
let footer: Footer;

beforeAll(async () => {
  pdfium = await startPdfium();
  folder = mkdtempSync(join(tmpdir(), 'vitrine-corpus-'));
  const blank = await stamped(await makePdf((doc) => doc.addPage([595, 842])), 1);
  footer = withDocument(blank, (doc) => footerOf(doc, 0));
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const document of CORPUS) {
  const missing = document.needs !== undefined && !isInstalled(document.needs);
  const name = missing ? `${document.name} (skipped: ${document.needs} is not installed)` : document.name;
  test.skipIf(missing)(
    `statement 9: a document ${name} is stamped, upright, on every page`,
    async () => {
      const copy = await stamped(await document.make(folder), document.pages);
      expectCleanForQpdf(copy);
      withDocument(copy, (doc) => {
        expect(doc.pageCount).toBe(document.pages);
        for (let page = 0; page < doc.pageCount; page += 1) expect(doc.pageText(page)).toContain(LINE);
        for (const page of somePages(doc.pageCount))
          expectSameFooter(footerOf(doc, page), `page ${page + 1}`);
      });
      await expectDots(copy, [0, document.pages - 1]);
    },
    120_000,
  );
}

describe('statement 9: the picture of the stamp is upright and inside on every page of', () => {
  test.each(SOUND)('$name', async (sample) => {
    const copy = await stamped(await sample.make(), sample.pages);
    withDocument(copy, (doc) => {
      for (let page = 0; page < doc.pageCount; page += 1)
        expectSameFooter(footerOf(doc, page), `page ${page + 1}`);
    });
  });
});

for (const document of REFUSED_CORPUS) {
  const missing = document.needs !== undefined && !isInstalled(document.needs);
  const name = missing ? `${document.name} (skipped: ${document.needs} is not installed)` : document.name;
  test.skipIf(missing)(`statement 9: a document with ${name} gives no file`, async () => {
    expect(await prepareDocument(await document.make(folder), document.pages)).toHaveProperty('refused');
  });
}

async function stamped(bytes: Uint8Array, pages: number): Promise<Uint8Array> {
  const prepared = await prepareDocument(bytes, pages);
  if (isRefusal(prepared)) throw new Error(`${prepared.refused}: ${prepared.message}`);
  const at = new Date('2026-11-23T14:05:09Z');
  const marks = { name: 'Jane Doe', email: 'jane.doe@example.com', company: 'Example Corporation' };
  return joinBytes(stampDocument(prepared, { ...marks, at, copyId: COPY_ID }));
}

function expectCleanForQpdf(copy: Uint8Array): void {
  if (!hasQpdf) return;
  const file = join(folder, 'copy.pdf');
  writeFileSync(file, copy);
  const check = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  expect(`${check.stdout}${check.stderr}`).not.toContain('WARNING');
  expect(check.status).toBe(0);
}

/** Dark pixels of the footer, as a reader sees them: two a unit, of which the page's shorter side has 595. */
interface Footer {
  readonly dark: readonly boolean[];
}

const SCALE = 2;
const [FOOTER_WIDTH, FOOTER_HEIGHT, FOOTER_EDGE] = [560 * SCALE, 23 * SCALE, 6 * SCALE];

function footerOf(doc: PdfiumDocument, page: number): Footer {
  const size = doc.pageSize(page);
  const scale = (595 * SCALE) / Math.min(size.width, size.height);
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  const pixels = doc.renderPage(page, width, height);
  const left = Math.round((width - FOOTER_WIDTH) / 2);
  const top = height - FOOTER_EDGE - FOOTER_HEIGHT;
  return {
    dark: Array.from({ length: FOOTER_WIDTH * FOOTER_HEIGHT }, (_, i) => {
      const at = (top + Math.floor(i / FOOTER_WIDTH)) * width + left + (i % FOOTER_WIDTH);
      return (pixels[4 * at + 1] ?? 255) < 120;
    }),
  };
}

/** A letter may fall between two pixels. */
const NEAR = [0, 1, -1, FOOTER_WIDTH, -FOOTER_WIDTH];

/** The same letters in the same places as on a blank upright page; a field or a line may reach into it. Beside its band is the page. */
function expectSameFooter(actual: Footer, page: string): void {
  const letters = footer.dark.filter(Boolean).length;
  const kept = footer.dark.filter((dark, i) => dark && NEAR.some((step) => actual.dark[i + step])).length;
  const columns = footer.dark.flatMap((dark, i) => (dark ? [i % FOOTER_WIDTH] : []));
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const isInside = (i: number): boolean => i % FOOTER_WIDTH >= left && i % FOOTER_WIDTH <= right;
  const added = actual.dark.filter((dark, i) => dark && !footer.dark[i] && isInside(i)).length;
  expect(letters).toBeGreaterThan(2000);
  expect(kept / letters, page).toBeGreaterThan(0.85);
  expect(added / letters, page).toBeLessThan(0.6);
}

async function expectDots(copy: Uint8Array, pages: readonly number[]): Promise<void> {
  const leak = await openLeak(pdfium, copy);
  if ('kind' in leak) throw new Error(leak.message);
  for (const page of pages) expect(readWholePage(findFaintInk(leak.image(page))).copyId).toBe(COPY_ID);
  leak.close();
}

/** Pixels take time: of long documents the first, the last and some between. */
function somePages(count: number): number[] {
  const step = Math.max(1, Math.floor(count / 6));
  return [
    ...new Set([...Array.from({ length: count }, (_, i) => i).filter((i) => i % step === 0), count - 1]),
  ];
}

function withDocument<T>(bytes: Uint8Array, use: (doc: PdfiumDocument) => T): T {
  const doc = pdfium.open(bytes);
  if (typeof doc === 'string') throw new Error(doc);
  try {
    return use(doc);
  } finally {
    doc.close();
  }
}
