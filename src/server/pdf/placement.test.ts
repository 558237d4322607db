import { degrees } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  formatNumber,
  LINE_SIZE,
  MARK_SIZE,
  type Matrix,
  type PageGeometry,
  placeStamp,
  TRACE_SIZE,
  uprightSize,
} from './page-placement.ts';
import { type PdfiumSession, startPdfium } from './pdfium-session.ts';
import { prepareDocument } from './prepare-document.ts';
import { isRefusal } from './refusal.ts';
import { makePdf } from './sample-pdfs.fixture.ts';
import { stampDocument } from './stamp-document.ts';
import { joinBytes } from './verify-prepared.ts';

const SIZES = [
  [595, 842],
  [842, 595],
  [20, 30],
  [2384, 3370],
  [14400, 400],
  [960, 540],
] as const;
const ORIGINS = [
  [0, 0],
  [-300, 72],
  [1000.5, -2000.25],
] as const;
const ROTATIONS = [0, 90, 180, 270] as const;
const GEOMETRIES = SIZES.flatMap(([width, height]) =>
  ORIGINS.flatMap(([x, y]) => ROTATIONS.map((rotation) => ({ x, y, width, height, rotation }))),
);

test.each(GEOMETRIES)('every form lies inside the visible box of %o', (page) => {
  const place = placeStamp(page);
  for (const [matrix, size] of [
    [place.line, LINE_SIZE],
    [place.mark, MARK_SIZE],
    [place.trace, TRACE_SIZE],
  ] as const) {
    for (const corner of [
      [0, 0],
      [size.width, 0],
      [0, size.height],
      [size.width, size.height],
    ] as const) {
      const { u, v } = seen(page, matrix, corner);
      const whole = uprightSize(page);
      expect(u).toBeGreaterThan(0);
      expect(v).toBeGreaterThan(0);
      expect(u).toBeLessThan(whole.width);
      expect(v).toBeLessThan(whole.height);
    }
  }
});

test.each(GEOMETRIES)('the line runs from left to right, upright, at the bottom of %o', (page) => {
  const { line } = placeStamp(page);
  const [origin, right, up] = [seen(page, line, [0, 0]), seen(page, line, [1, 0]), seen(page, line, [0, 1])];
  expect(right.u - origin.u).toBeCloseTo(up.v - origin.v, 6);
  expect(right.u).toBeGreaterThan(origin.u);
  expect(right.v).toBeCloseTo(origin.v, 6);
  expect(seen(page, line, [0, LINE_SIZE.height]).v).toBeLessThan(Math.min(page.width, page.height) * 0.06);
});

describe('in PDFium', () => {
  let pdfium: PdfiumSession;
  beforeAll(async () => {
    pdfium = await startPdfium();
  });

  test('a page looks the same however it is rotated and wherever its boxes lie', async () => {
    const source = await makePdf((doc) => {
      for (const angle of ROTATIONS) {
        const size: [number, number] = angle % 180 === 0 ? [600, 800] : [800, 600];
        doc.addPage(size).setRotation(degrees(angle));
        const moved = doc.addPage([3000, 3000]);
        moved.setMediaBox(-500, -500, 3000, 3000);
        moved.setCropBox(-100, 200, ...size);
        moved.setRotation(degrees(angle));
      }
    });
    const prepared = await prepareDocument(source, 8);
    if (isRefusal(prepared)) throw new Error(prepared.message);
    const copy = stampDocument(prepared, {
      name: 'Jane Doe',
      email: 'jane@example.com',
      company: 'Example',
      at: new Date(0),
      copyId: '00000000VT01',
    });
    const doc = pdfium.open(joinBytes(copy));
    if (typeof doc === 'string') throw new Error(doc);
    const reference = doc.renderPage(0, 600, 800);
    expect(inked(reference)).toBeGreaterThan(10_000);
    for (let page = 1; page < 8; page += 1)
      expect(difference(reference, doc.renderPage(page, 600, 800)), `page ${page + 1}`).toBeLessThan(500);
    expect(difference(reference, reference.toReversed())).toBeGreaterThan(5000);
    doc.close();
  });
});

test('numbers are written without exponents and negative zero', () => {
  expect([0, -0, 1e-9, 1e7, 0.1 + 0.2, -12.5].map(formatNumber)).toEqual([
    '0',
    '0',
    '0',
    '10000000',
    '0.3',
    '-12.5',
  ]);
});

/** Where a point of form space appears to a reader: origin at the bottom left of what is seen, u to the right, v up. */
function seen(page: PageGeometry, m: Matrix, [fx, fy]: readonly [number, number]): { u: number; v: number } {
  const x = m[0] * fx + m[2] * fy + m[4] - page.x;
  const y = m[1] * fx + m[3] * fy + m[5] - page.y;
  if (page.rotation === 0) return { u: x, v: y };
  if (page.rotation === 90) return { u: y, v: page.width - x };
  if (page.rotation === 180) return { u: page.width - x, v: page.height - y };
  return { u: page.height - y, v: x };
}

function inked(pixels: Uint8Array): number {
  return pixels.filter((value, i) => i % 4 === 0 && value < 255).length;
}

/** Pixels that differ by more than smoothing explains. */
function difference(a: Uint8Array, b: Uint8Array): number {
  return a.filter((value, i) => i % 4 === 0 && Math.abs(value - (b[i] ?? 0)) > 8).length;
}
