/** Side of the squares that are transformed: a power of two. */
export const GRID = 128;

/** A complex square, row by row. */
export interface Spectrum {
  readonly re: Float32Array;
  readonly im: Float32Array;
}

/** An empty square. */
export function emptySpectrum(): Spectrum {
  return { re: new Float32Array(GRID * GRID), im: new Float32Array(GRID * GRID) };
}

/** Fourier's transform of a square in place, forward or back (without the factor); rows, then columns. */
export function transform({ re, im }: Spectrum, direction: 1 | -1): void {
  for (let row = 0; row < GRID; row += 1) {
    const start = row * GRID;
    transformLine(re.subarray(start, start + GRID), im.subarray(start, start + GRID), direction);
  }
  const [lineRe, lineIm] = [new Float32Array(GRID), new Float32Array(GRID)];
  for (let column = 0; column < GRID; column += 1) {
    for (let row = 0; row < GRID; row += 1) {
      lineRe[row] = re[row * GRID + column] as number;
      lineIm[row] = im[row * GRID + column] as number;
    }
    transformLine(lineRe, lineIm, direction);
    for (let row = 0; row < GRID; row += 1) {
      re[row * GRID + column] = lineRe[row] as number;
      im[row * GRID + column] = lineIm[row] as number;
    }
  }
}

const COS = Float32Array.from({ length: GRID / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / GRID));
const SIN = Float32Array.from({ length: GRID / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / GRID));
const REVERSED = Uint8Array.from({ length: GRID }, (_, i) => reversedBits(i));

/** Cooley and Tukey, radix 2. */
function transformLine(re: Float32Array, im: Float32Array, direction: 1 | -1): void {
  for (let i = 0; i < GRID; i += 1) {
    const j = REVERSED[i] as number;
    if (j > i) {
      const [keptRe, keptIm] = [re[i] as number, im[i] as number];
      re[i] = re[j] as number;
      im[i] = im[j] as number;
      re[j] = keptRe;
      im[j] = keptIm;
    }
  }
  for (let half = 1; half < GRID; half *= 2) {
    const step = GRID / (2 * half);
    for (let start = 0; start < GRID; start += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const [cos, sin] = [COS[k * step] as number, -direction * (SIN[k * step] as number)];
        const [a, b] = [start + k, start + k + half];
        const [bRe, bIm] = [re[b] as number, im[b] as number];
        const turnedRe = bRe * cos - bIm * sin;
        const turnedIm = bRe * sin + bIm * cos;
        re[b] = (re[a] as number) - turnedRe;
        im[b] = (im[a] as number) - turnedIm;
        re[a] = (re[a] as number) + turnedRe;
        im[a] = (im[a] as number) + turnedIm;
      }
    }
  }
}

function reversedBits(value: number): number {
  let reversed = 0;
  for (let bit = 1; bit < GRID; bit *= 2) reversed = reversed * 2 + (value & bit ? 1 : 0);
  return reversed;
}
