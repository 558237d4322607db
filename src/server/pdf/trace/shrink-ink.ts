import type { FaintInk } from './find-faint-ink.ts';

/** Faint ink at half the size, four pixels to one: enough for finding dots, and a quarter of the work. */
export function shrinkInk({ width, height, x, y, ink }: FaintInk): FaintInk {
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const sums = new Float32Array(halfWidth * halfHeight);
  for (let i = 0; i < ink.length; i += 1) {
    const at = ((y[i] as number) >> 1) * halfWidth + ((x[i] as number) >> 1);
    sums[at] = (sums[at] as number) + (ink[i] as number);
  }
  const found: number[] = [];
  for (let i = 0; i < sums.length; i += 1) if (Math.abs(sums[i] as number) >= WEAKEST) found.push(i);
  return {
    width: halfWidth,
    height: halfHeight,
    x: Uint16Array.from(found, (i) => i % halfWidth),
    y: Uint16Array.from(found, (i) => Math.floor(i / halfWidth)),
    ink: Float32Array.from(found, (i) => sums[i] as number),
  };
}

/** Of four pixels, in levels of grey. */
const WEAKEST = 3;
