import { DOT_CELLS, type DotPlace, TILE_SIZE } from '../dot-pattern.ts';
import type { FaintInk } from './find-faint-ink.ts';
import { emptySpectrum, GRID, type Spectrum, transform } from './fourier.ts';
import { flatPlacement, type Placement, unitOf } from './placement.ts';

/** A guess where the dots lie. */
export interface FoundPlacement {
  readonly placement: Placement;
  /** How well the common dots fit, in standard deviations of all places of the same size and angle. */
  readonly certainty: number;
  /** Middle of the part of the page that it was found on, in units of its lattice, and how far it reaches. */
  readonly centre: readonly [number, number];
  readonly reach: number;
}

/** Sizes in pixels a unit and angles in radians, one of which is close to the sheet's. */
export interface View {
  readonly angle: number;
  readonly scale: number;
}

/** How far, of a size and of an angle in radians, a view sees to each side. */
export const VIEW_REACH = 0.01;

/**
 * The likeliest place of the dots for a size and an angle that are known roughly. Every square of one tile is compared with the
 * common dots by itself, where a wrong size does not matter, and what they say is added up for all sizes and angles nearby.
 */
export function searchPlacement(ink: FaintInk, view: View, local = false): FoundPlacement {
  const squares = compareSquares(ink, view);
  const windows = local ? windowsOf(squares) : [squares];
  const steps = local ? 1 : FINE_STEPS;
  let best: (Peak & { turn: number; growth: number; window: readonly Square[] }) | undefined;
  for (const window of windows) {
    for (let turn = -steps; turn <= steps; turn += 1) {
      for (let growth = -steps; growth <= steps; growth += 1) {
        const unit = VIEW_REACH / steps;
        const peak = addUp(window, turn * unit, growth * unit);
        if (!best || peak.certainty > best.certainty)
          best = { ...peak, turn: turn * unit, growth: growth * unit, window };
      }
    }
  }
  if (!best) return { placement: flatPlacement(0, 1, 0, 0), certainty: 0, centre: [0, 0], reach: 1 };
  return asPlacement(ink, view, best);
}

const FINE_STEPS = 4;

/** One tile's square of the page and how well the common dots fit at each shift. */
interface Square {
  readonly column: number;
  readonly row: number;
  /** Middle, in units from the page's middle. */
  readonly u: number;
  readonly v: number;
  readonly fit: Float32Array;
}

function compareSquares({ width, height, x, y, ink }: FaintInk, { angle, scale }: View): Square[] {
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const reach = Math.ceil(Math.hypot(width, height) / 2 / scale / TILE_SIZE);
  const side = 2 * reach;
  const sheets = new Map<number, Float32Array<ArrayBuffer>>();
  const counts = new Map<number, number>();
  for (let i = 0; i < ink.length; i += 1) {
    const [px, py] = [(x[i] as number) + 0.5 - width / 2, (y[i] as number) + 0.5 - height / 2];
    const [u, v] = [(px * cos + py * sin) / TILE_SIZE + reach, (py * cos - px * sin) / TILE_SIZE + reach];
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const key = row * side + column;
    let sheet = sheets.get(key);
    if (!sheet) {
      sheet = new Float32Array(GRID * GRID);
      sheets.set(key, sheet);
    }
    const bin = Math.floor((v - row) * GRID) * GRID + Math.floor((u - column) * GRID);
    sheet[bin] = (sheet[bin] as number) + (ink[i] as number);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const entries = [...sheets].filter(([key]) => (counts.get(key) ?? 0) > LEAST_INK);
  const squares: Square[] = [];
  for (let i = 0; i < entries.length; i += 2) {
    const pair = entries.slice(i, i + 2);
    const fits = correlate(pair[0]?.[1], pair[1]?.[1]);
    pair.forEach(([key], n) => {
      const [column, row] = [key % side, Math.floor(key / side)];
      const [u, v] = [(column + 0.5 - reach) * TILE_SIZE, (row + 0.5 - reach) * TILE_SIZE];
      squares.push({ column, row, u, v, fit: fits[n] as Float32Array });
    });
  }
  return squares;
}

/** Fewer pixels say nothing. */
const LEAST_INK = 60;

/** Two squares at once, as real and imaginary parts of one. */
function correlate(
  one = new Float32Array(GRID * GRID),
  two = new Float32Array(GRID * GRID),
): readonly Float32Array[] {
  const both: Spectrum = { re: one, im: two };
  transform(both, 1);
  for (let i = 0; i < GRID * GRID; i += 1) {
    const [re, im] = [both.re[i] as number, both.im[i] as number];
    const [cos, sin] = [COMMON.re[i] as number, COMMON.im[i] as number];
    both.re[i] = re * cos + im * sin;
    both.im[i] = im * cos - re * sin;
  }
  transform(both, -1);
  return [both.re, both.im];
}

/** A dot, blurred by printing and a wrong size, in bins. */
const DOT_SPREAD = 0.9;

/** The common dots, right places less wrong ones, transformed. */
const COMMON = commonDots();

function commonDots(): Spectrum {
  const square = emptySpectrum();
  const put = ({ x, y }: DotPlace, weight: number): void => {
    const [column, row] = [(x / TILE_SIZE) * GRID - 0.5, (y / TILE_SIZE) * GRID - 0.5];
    for (let dy = -2; dy <= 2; dy += 1) {
      for (let dx = -2; dx <= 2; dx += 1) {
        const [c, r] = [Math.round(column) + dx, Math.round(row) + dy];
        const distance = (c - column) ** 2 + (r - row) ** 2;
        const i = ((r + GRID) % GRID) * GRID + ((c + GRID) % GRID);
        square.re[i] = (square.re[i] as number) + weight * Math.exp(-distance / (2 * DOT_SPREAD ** 2));
      }
    }
  };
  for (const { meaning, zero, one } of DOT_CELLS) {
    if (!('sync' in meaning)) continue;
    put(meaning.sync === 1 ? one : zero, 1);
    put(meaning.sync === 1 ? zero : one, -1);
  }
  transform(square, 1);
  return square;
}

interface Peak {
  readonly certainty: number;
  readonly column: number;
  readonly row: number;
}

const total = new Float32Array(GRID * GRID);

/** Adds up what squares say if the sheet is turned and grown a little more. */
function addUp(squares: readonly Square[], turn: number, growth: number): Peak {
  total.fill(0);
  for (const { u, v, fit } of squares) {
    const right = wrapped(Math.round(((growth * u - turn * v) / TILE_SIZE) * GRID));
    const up = wrapped(Math.round(((turn * u + growth * v) / TILE_SIZE) * GRID));
    for (let row = 0; row < GRID; row += 1) {
      const from = ((row + up) & (GRID - 1)) * GRID;
      const to = row * GRID;
      const seam = GRID - right;
      for (let i = to, at = from + right; i < to + seam; i += 1, at += 1)
        total[i] = (total[i] as number) + (fit[at] as number);
      for (let i = to + seam, at = from; i < to + GRID; i += 1, at += 1)
        total[i] = (total[i] as number) + (fit[at] as number);
    }
  }
  let [best, squaresSum] = [0, 0];
  for (let i = 0; i < total.length; i += 1) {
    const value = total[i] as number;
    squaresSum += value * value;
    if (value > (total[best] as number)) best = i;
  }
  const spread = Math.max(Number.EPSILON, Math.sqrt(squaresSum / total.length));
  return { certainty: (total[best] as number) / spread, column: best % GRID, row: Math.floor(best / GRID) };
}

function wrapped(value: number): number {
  return ((value % GRID) + GRID) % GRID;
}

/** Three by three squares each, overlapping. */
function windowsOf(squares: readonly Square[]): Square[][] {
  return squares
    .filter(({ column, row }) => (column + row) % 2 === 0)
    .map((middle) =>
      squares.filter(
        ({ column, row }) => Math.abs(column - middle.column) <= 1 && Math.abs(row - middle.row) <= 1,
      ),
    )
    .filter((window) => window.length >= 6);
}

function asPlacement(
  { width, height }: FaintInk,
  { angle, scale }: View,
  {
    certainty,
    column,
    row,
    turn,
    growth,
    window,
  }: Peak & { turn: number; growth: number; window: readonly Square[] },
): FoundPlacement {
  // In the view's units a dot of the lattice lies at p + shift + growth and turn of where it is.
  const [du, dv] = [(column / GRID) * TILE_SIZE, (row / GRID) * TILE_SIZE];
  const exact = angle + Math.atan2(turn, 1 + growth);
  const size = scale * Math.hypot(turn, 1 + growth);
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const placement = flatPlacement(
    exact,
    size,
    width / 2 + cos * du - sin * dv,
    height / 2 + sin * du + cos * dv,
  );
  const mean = (of: (square: Square) => number): number =>
    window.reduce((sum, square) => sum + of(square), 0) / Math.max(1, window.length);
  const [u, v] = [mean((square) => square.u), mean((square) => square.v)];
  const reach = window.reduce(
    (most, square) => Math.max(most, Math.hypot(square.u - u, square.v - v)),
    TILE_SIZE,
  );
  const centre = unitOf(placement, width / 2 + cos * u - sin * v, height / 2 + sin * u + cos * v);
  return { placement, certainty, centre, reach };
}
