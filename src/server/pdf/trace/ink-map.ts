import type { FaintInk } from './find-faint-ink.ts';

/** Faint ink by place, smoothed to the size of a dot. */
export interface InkMap {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;
  /** Standard deviation. */
  readonly spread: number;
}

/** Lays out faint ink for sampling. */
export function layOutInk({ width, height, x, y, ink }: FaintInk): InkMap {
  const flat = new Float32Array(width * height);
  for (let i = 0; i < ink.length; i += 1)
    flat[(y[i] as number) * width + (x[i] as number)] = ink[i] as number;
  const smooth = smoothed(smoothed(flat, 1), width);
  let squares = 0;
  for (const value of smooth) squares += value * value;
  return { width, height, ink: smooth, spread: Math.max(Number.EPSILON, Math.sqrt(squares / smooth.length)) };
}

/** Ink at a place between pixels' middles; none outside. */
export function inkAt({ width, height, ink }: InkMap, px: number, py: number): number {
  const [x, y] = [px - 0.5, py - 0.5];
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  if (!(x0 >= 0 && y0 >= 0 && x0 < width - 1 && y0 < height - 1)) return 0;
  const [right, up] = [x - x0, y - y0];
  const i = y0 * width + x0;
  const low = (ink[i] as number) * (1 - right) + (ink[i + 1] as number) * right;
  const high = (ink[i + width] as number) * (1 - right) + (ink[i + width + 1] as number) * right;
  return low * (1 - up) + high * up;
}

/** Weights 1, 2, 1. */
function smoothed(from: Float32Array, step: number): Float32Array {
  const to = new Float32Array(from.length);
  for (let i = step; i < from.length - step; i += 1)
    to[i] = ((from[i - step] as number) + 2 * (from[i] as number) + (from[i + step] as number)) / 4;
  return to;
}
