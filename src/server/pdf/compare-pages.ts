import type { PdfiumDocument } from './pdfium-session.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/**
 * Renders a page of the original and of the trial copy, small, and compares: inside `block` the trial has to show the
 * trial colour, elsewhere it has to look like the original.
 *
 * @param size the page as the reader sees it; `block` is in the same units, origin bottom left
 * @returns what is wrong, or nothing
 */
export function comparePages(
  original: PdfiumDocument,
  trial: PdfiumDocument,
  index: number,
  size: Size,
  block: Box,
): string | undefined {
  const scale = SHORT_SIDE / Math.min(size.width, size.height);
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  const before = original.renderPage(index, width, height);
  const after = trial.renderPage(index, width, height);
  const box = {
    left: block.x * scale,
    right: (block.x + block.width) * scale,
    top: (size.height - block.y - block.height) * scale,
    bottom: (size.height - block.y) * scale,
  };
  const counts = countPixels(before, after, width, box);
  if (counts.coloured < MIN_VISIBLE * counts.inside)
    return 'the stamp is not visible, something covers or hides it.';
  return counts.changed > MAX_CHANGED * width * height ? 'stamping changes how the page looks.' : undefined;
}

/** Pixels: the footer is then some six pixels high. */
const SHORT_SIDE = 160;
/** A form field or link may reach into the footer. */
const MIN_VISIBLE = 0.75;
const MAX_CHANGED = 0.0005;
const MARGIN = 1.5;

interface PixelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface PixelCounts {
  inside: number;
  coloured: number;
  changed: number;
}

function countPixels(before: Uint8Array, after: Uint8Array, width: number, box: PixelBox): PixelCounts {
  const counts = { inside: 0, coloured: 0, changed: 0 };
  for (let at = 0; at < before.length; at += 4) {
    const x = ((at / 4) % width) + 0.5;
    const y = Math.floor(at / 4 / width) + 0.5;
    const depth = Math.min(x - box.left, box.right - x, y - box.top, box.bottom - y);
    if (depth > MARGIN) {
      counts.inside += 1;
      if (isTrialColour(after, at)) counts.coloured += 1;
    } else if (depth < -MARGIN && differs(before, after, at)) counts.changed += 1;
  }
  return counts;
}

/** Magenta, in the order blue, green, red. */
function isTrialColour(pixels: Uint8Array, at: number): boolean {
  const [blue = 0, green = 0, red = 0] = pixels.subarray(at, at + 3);
  return blue > 240 && green < 16 && red > 240;
}

function differs(a: Uint8Array, b: Uint8Array, at: number): boolean {
  for (let channel = at; channel < at + 3; channel += 1) {
    if (Math.abs((a[channel] ?? 0) - (b[channel] ?? 0)) > 8) return true;
  }
  return false;
}
