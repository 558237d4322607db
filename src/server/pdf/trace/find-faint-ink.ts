import type { PageImage } from './page-image.ts';

/** Pixels that are a little darker or lighter than the ground around them, as parallel lists. */
export interface FaintInk {
  readonly width: number;
  readonly height: number;
  readonly x: Uint16Array;
  /** From the bottom, as in PDF. */
  readonly y: Uint16Array;
  /** Levels of grey; positive is darker. Bounded, so that a line of text outweighs no dot. */
  readonly ink: Float32Array;
}

/** What is left of a page when everything that is plainly printed is left out. */
export function findFaintInk(image: PageImage): FaintInk {
  const plain = plainPixels(image);
  const ground = groundAround(image, plain);
  const { width, height, gray } = image;
  const found: number[] = [];
  for (let i = 0; i < gray.length; i += 1) {
    if (plain[i] === 1 && Math.abs((ground[i] ?? 0) - (gray[i] ?? 0)) >= WEAKEST) found.push(i);
  }
  return {
    width,
    height,
    x: Uint16Array.from(found, (i) => i % width),
    y: Uint16Array.from(found, (i) => height - 1 - Math.floor(i / width)),
    ink: Float32Array.from(found, (i) => bounded((ground[i] ?? 0) - (gray[i] ?? 0))),
  };
}

const WEAKEST = 0.75;
const STRONGEST = 16;
/** Levels below the brightest of the neighbourhood: text, lines and pictures. */
const PRINTED = 52;
const BLOCK = 16;
/** Pixels around print that its soft edge and JPEG's ripples reach. */
const HALO = 2;
const GROUND_RADIUS = 6;

function bounded(level: number): number {
  return Math.max(-STRONGEST, Math.min(STRONGEST, level));
}

/** 1 where nothing is printed nearby. */
function plainPixels(image: PageImage): Uint8Array {
  const { width, height } = image;
  const plain = new Uint8Array(width * height).fill(1);
  for (const shape of printedShapes(darkPixels(image), width)) {
    for (const i of shape) {
      const [x, y] = [i % width, Math.floor(i / width)];
      for (let near = Math.max(0, y - HALO); near <= Math.min(height - 1, y + HALO); near += 1)
        plain.fill(0, near * width + Math.max(0, x - HALO), near * width + Math.min(width, x + HALO + 1));
    }
  }
  return plain;
}

/**
 * Letters, lines and pictures. Printers and fax machines make black specks of pale dots: where there are more specks than anything
 * else, they are no print. Otherwise they are full stops and the dots on letters.
 */
function printedShapes(dark: Uint8Array, width: number): readonly (readonly number[])[] {
  const shapes = [...shapesOf(dark, width)];
  const larger = shapes.filter((shape) => !isSpeck(shape, width));
  return shapes.length > 2 * larger.length ? larger : shapes;
}

/** 1 where something dark is. */
function darkPixels(image: PageImage): Uint8Array {
  const { width, gray } = image;
  const paper = brightestNearby(image);
  const columns = Math.ceil(width / BLOCK);
  return gray.map((level, i) => {
    const block = Math.floor(Math.floor(i / width) / BLOCK) * columns + Math.floor((i % width) / BLOCK);
    return level > (paper[block] ?? 255) - PRINTED ? 0 : 1;
  });
}

/** Pixels that touch one another, also at a corner. Takes the marks away. */
function* shapesOf(marked: Uint8Array, width: number): Generator<readonly number[]> {
  const around = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1];
  for (let start = 0; start < marked.length; start += 1) {
    if (marked[start] === 0) continue;
    const shape = [start];
    marked[start] = 0;
    for (let n = 0; n < shape.length; n += 1) {
      for (const step of around) {
        const next = (shape[n] as number) + step;
        if (marked[next] !== 1) continue;
        marked[next] = 0;
        shape.push(next);
      }
    }
    yield shape;
  }
}

/** Some 0.7 mm on A4, and as wide as high: no letter, but the dot on one. */
const SPECK = 4;

function isSpeck(shape: readonly number[], width: number): boolean {
  if (shape.length > SPECK * SPECK) return false;
  const columns = shape.map((i) => i % width);
  const rows = shape.map((i) => Math.floor(i / width));
  const extent = (places: readonly number[]): number => Math.max(...places) - Math.min(...places) + 1;
  return extent(columns) <= SPECK && extent(rows) <= SPECK;
}

/** For each block the brightest pixel of it and its eight neighbours. */
function brightestNearby({ width, height, gray }: PageImage): Uint8Array {
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const own = new Uint8Array(columns * rows);
  for (let i = 0; i < gray.length; i += 1) {
    const block = Math.floor(Math.floor(i / width) / BLOCK) * columns + Math.floor((i % width) / BLOCK);
    own[block] = Math.max(own[block] ?? 0, gray[i] ?? 0);
  }
  return own.map((_, block) => {
    const [column, row] = [block % columns, Math.floor(block / columns)];
    let brightest = 0;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
        brightest = Math.max(brightest, own[y * columns + x] ?? 0);
    }
    return brightest;
  });
}

/** Mean of the plain pixels in a square around each pixel, by sums over rows and columns. */
function groundAround({ width, height, gray }: PageImage, plain: Uint8Array): Float32Array {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  const counts = new Uint32Array(stride * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let [sum, count] = [0, 0];
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x;
      if (plain[i] === 1) {
        sum += gray[i] ?? 0;
        count += 1;
      }
      const at = (y + 1) * stride + x + 1;
      sums[at] = (sums[at - stride] ?? 0) + sum;
      counts[at] = (counts[at - stride] ?? 0) + count;
    }
  }
  const ground = new Float32Array(gray.length);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [
      Math.max(0, y - GROUND_RADIUS) * stride,
      Math.min(height, y + GROUND_RADIUS + 1) * stride,
    ];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - GROUND_RADIUS), Math.min(width, x + GROUND_RADIUS + 1)];
      const inside = (table: Float64Array | Uint32Array): number =>
        (table[bottom + right] ?? 0) -
        (table[bottom + left] ?? 0) -
        (table[top + right] ?? 0) +
        (table[top + left] ?? 0);
      ground[y * width + x] = inside(sums) / Math.max(1, inside(counts));
    }
  }
  return ground;
}
