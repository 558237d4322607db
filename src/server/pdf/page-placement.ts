import { TILE_SIZE } from './dot-pattern.ts';

/** A PDF matrix [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** What a reader sees of a page, in default user units before rotation. */
export interface PageGeometry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Clockwise, as /Rotate says. */
  readonly rotation: 0 | 90 | 180 | 270;
}

/** Where the forms go, each a matrix from form space to the page's user space. */
export interface StampPlacement {
  readonly line: Matrix;
  readonly mark: Matrix;
  readonly trace: Matrix;
  /** One for each tile, row by row from the bottom left; the last ones reach over the edge. */
  readonly dots: readonly Matrix[];
  /** The line's rectangle as the reader sees it: origin bottom left, after rotation. */
  readonly lineBox: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Form spaces. The line is designed for a page 595 units wide (A4), the mark for a diagonal of 1000. */
export const LINE_SIZE = { width: 560, height: 23 } as const;
export const MARK_SIZE = { width: 1000, height: 170 } as const;
export const TRACE_SIZE = { width: 560, height: 4 } as const;

const REFERENCE_SIDE = 595;
const EDGE = 6;
const MARK_FILL = 0.94;

/**
 * Places the stamp upright inside the visible box. Everything scales with the shorter side, so that a landscape
 * slide and an A0 drawing carry the same proportions as a letter page.
 */
export function placeStamp(page: PageGeometry): StampPlacement {
  const { width, height } = uprightSize(page);
  const upright = uprightMatrix(page);
  const scale = Math.min(width, height) / REFERENCE_SIDE;
  const x = (width - LINE_SIZE.width * scale) / 2;
  const y = EDGE * scale;
  return {
    line: multiply([scale, 0, 0, scale, x, y], upright),
    mark: multiply(diagonalMatrix(width, height), upright),
    trace: multiply([scale, 0, 0, scale, x, height - (EDGE + TRACE_SIZE.height) * scale], upright),
    dots: tileMatrices(width, height, scale).map((tile) => multiply(tile, upright)),
    lineBox: { x, y, width: LINE_SIZE.width * scale, height: LINE_SIZE.height * scale },
  };
}

/** The page's size as the reader sees it. */
export function uprightSize(page: PageGeometry): { readonly width: number; readonly height: number } {
  return page.rotation % 180 === 0
    ? { width: page.width, height: page.height }
    : { width: page.height, height: page.width };
}

/** Writes a matrix as operands of `cm`, without exponents (PDF has none). */
export function formatMatrix(matrix: Matrix): string {
  return matrix.map(formatNumber).join(' ');
}

/** A PDF number: six decimals suffice for the 14,400 units of the largest page. */
export function formatNumber(value: number): string {
  const text = value.toFixed(6).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

function uprightMatrix({ x, y, width, height, rotation }: PageGeometry): Matrix {
  switch (rotation) {
    case 0:
      return [1, 0, 0, 1, x, y];
    case 90:
      return [0, 1, -1, 0, x + width, y];
    case 180:
      return [-1, 0, 0, -1, x + width, y + height];
    case 270:
      return [0, -1, 1, 0, x, y + height];
    default:
      return rotation satisfies never;
  }
}

function tileMatrices(width: number, height: number, scale: number): Matrix[] {
  const side = TILE_SIZE * scale;
  const columns = Math.ceil(width / side);
  return Array.from({ length: columns * Math.ceil(height / side) }, (_, i): Matrix => {
    return [scale, 0, 0, scale, (i % columns) * side, Math.floor(i / columns) * side];
  });
}

/** Centred, along the diagonal, as large as fits with its corners inside the page. */
function diagonalMatrix(width: number, height: number): Matrix {
  const angle = Math.atan2(height, width);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const flat = MARK_SIZE.height / MARK_SIZE.width;
  const length = MARK_FILL * Math.min(width / (cos + flat * sin), height / (sin + flat * cos));
  const k = length / MARK_SIZE.width;
  const centre: Matrix = [1, 0, 0, 1, -MARK_SIZE.width / 2, -MARK_SIZE.height / 2];
  return multiply(centre, [k * cos, k * sin, -k * sin, k * cos, width / 2, height / 2]);
}

/** First `m`, then `n`. */
function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}
