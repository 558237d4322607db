import { beforeAll, describe, expect, test } from 'vitest';
import { decodeReadings } from '../dot-code.ts';
import { startPdfium } from '../pdfium-session.ts';
import { prepareDocument } from '../prepare-document.ts';
import { isRefusal } from '../refusal.ts';
import { longPdf } from '../sample-pdfs.fixture.ts';
import { stampDocument } from '../stamp-document.ts';
import { joinBytes } from '../verify-prepared.ts';
import { findDots } from './find-dots.ts';
import { findFaintInk } from './find-faint-ink.ts';
import { layOutInk } from './ink-map.ts';
import { openLeak } from './open-leak.ts';
import type { PageImage } from './page-image.ts';
import { readPagesDots } from './read-pages-dots.ts';
import { readPlacedDots, refinePlacement } from './refine-placement.ts';
import { searchPlacement } from './search-placement.ts';

const [JANE, BEN] = ['7K2Q9XWM31AB', 'M0T93ZYH4C6R'];
let jane: PageImage;
let ben: PageImage;
let unmarked: PageImage;

beforeAll(async () => {
  const source = await longPdf(1);
  const prepared = await prepareDocument(source, 1);
  if (isRefusal(prepared)) throw new Error(prepared.message);
  const pdfium = await startPdfium();
  const imageOf = async (bytes: Uint8Array) => {
    const leak = await openLeak(pdfium, bytes);
    if ('kind' in leak) throw new Error(leak.message);
    const image = leak.image(0);
    leak.close();
    return image;
  };
  const marks = { name: 'Jane Doe', email: 'jane@example.com', company: 'Example', at: new Date(0) };
  const copy = (copyId: string) => imageOf(joinBytes(stampDocument(prepared, { ...marks, copyId })));
  [jane, ben, unmarked] = [await copy(JANE), await copy(BEN), await imageOf(source)];
});

const never = () => false;

describe('a sheet that was scanned askew', () => {
  test.each([
    [0.3, 1],
    [-1.1, 0.97],
    [2, 1.03],
  ])(
    'turned by %d degrees, at %d of its size, is read without its original',
    (degrees, scale) => {
      const ink = findFaintInk(seenAs(jane, { degrees, scale }));
      const found = findDots(ink, { near: undefined, anyhow: false, isLate: never }, 8);
      expect(decodeReadings(found?.bits ?? [])).toBe(JANE);
      expect(((found?.view.angle ?? 0) * 180) / Math.PI).toBeCloseTo(-degrees, 0);
    },
    60_000,
  );

  test('and where another sheet lay is tried first', () => {
    const ink = findFaintInk(seenAs(jane, { degrees: 1.4, scale: 0.98 }));
    const near = { angle: (-1.4 * Math.PI) / 180, scale: 0.98 / 595 };
    let views = 0;
    const isLate = () => {
      views += 1;
      return false;
    };
    const found = findDots(ink, { near, anyhow: false, isLate }, 8);
    expect(decodeReadings(found?.bits ?? [])).toBe(JANE);
    expect(views).toBe(0);
  });
});

test('a photograph, whose far edges are shorter, is read from a part that is seen straight', () => {
  const ink = findFaintInk(seenAs(jane, { degrees: 0.5, scale: 0.9, keystone: [0.03, 0.04] }));
  const side = Math.min(ink.width, ink.height);
  const guess = searchPlacement(ink, { angle: 0, scale: (0.92 * side) / 595 }, true);
  const map = layOutInk(ink);
  expect(decodeReadings(readPlacedDots(map, refinePlacement(map, guess)).bits)).toBe(JANE);
});

test('two copies laid on one another say no id, and are both found among those that were issued', () => {
  const gray = jane.gray.map((level, i) => (level + (ben.gray[i] ?? 0)) / 2);
  const pages = [{ page: 1, file: 0, image: () => ({ ...jane, gray }) }];
  const others = ['0123456789AB', 'ZYXWVTSRQPNM'];
  const [dots] = readPagesDots(pages, { issued: [...others, JANE, BEN], isLate: () => true });
  expect(dots).toMatchObject({ copyId: undefined, present: true, fitting: [JANE, BEN] });
  const [unknown] = readPagesDots(pages, { issued: others, isLate: () => true });
  expect(unknown).toMatchObject({ copyId: undefined, present: true, fitting: [] });
});

test('a page without dots fits no copy, wherever one looks', () => {
  const pages = [{ page: 1, file: 0, image: () => seenAs(unmarked, { degrees: 1, scale: 1 }) }];
  const end = performance.now() + 3000;
  const [dots] = readPagesDots(pages, { issued: [JANE, BEN], isLate: () => performance.now() > end });
  expect(dots).toEqual({ page: 1, copyId: undefined, together: true, fitting: [], present: false });
}, 60_000);

interface Seen {
  readonly degrees: number;
  readonly scale: number;
  readonly keystone?: readonly [number, number];
}

/** The page as a scanner or a camera sees it: turned clockwise, smaller or larger, with what is around it. */
function seenAs({ width, height, gray }: PageImage, { degrees, scale, keystone = [0, 0] }: Seen): PageImage {
  const angle = (-degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const seen = Uint8Array.from(gray, (_, i) => {
    const [u, v] = [(i % width) + 0.5 - width / 2, Math.floor(i / width) + 0.5 - height / 2];
    const depth = 1 + (keystone[0] * u) / width + (keystone[1] * v) / height;
    const x = (u * cos - v * sin) / depth + width / 2 - 0.5;
    const y = (u * sin + v * cos) / depth + height / 2 - 0.5;
    const [x0, y0] = [Math.floor(x), Math.floor(y)];
    if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) return 240;
    const at = (dx: number, dy: number): number => gray[(y0 + dy) * width + x0 + dx] ?? 0;
    const [right, down] = [x - x0, y - y0];
    const top = at(0, 0) * (1 - right) + at(1, 0) * right;
    return top * (1 - down) + (at(0, 1) * (1 - right) + at(1, 1) * right) * down + 0.5;
  });
  return { width, height, gray: seen };
}
