import { CODE_BITS } from './dot-code.ts';

/**
 * The fingerprint's tile, in units of which the shorter side of a page has 595. It repeats over the whole page, so that
 * any part of a page that holds one tile can be read, and it is read without the original.
 */
export const TILE_SIZE = 140;
/** Side of a dot. */
export const DOT_SIZE = 0.9;

/** Centre of a dot in the tile, origin bottom left. */
export interface DotPlace {
  readonly x: number;
  readonly y: number;
}

/** A cell of the tile: its one dot stands at `zero` or at `one`, so that no pattern is darker than another. */
export interface DotCell {
  readonly zero: DotPlace;
  readonly one: DotPlace;
  /** Which bit of the code it carries; the others are the same in every copy and show where the tile lies. */
  readonly meaning: { readonly bit: number } | { readonly sync: 0 | 1 };
}

const CELLS_A_SIDE = 12;
const CELL = TILE_SIZE / CELLS_A_SIDE;
/** Half the way between a cell's two places. */
const SHIFT = 2.6;
/** How far a cell's middle is moved: a strict lattice would be seen as lines. */
const JITTER = 2;
const SEED = 0x56697472;

/** The cells, the same in every copy of every document: changing them makes all earlier copies unreadable. */
export const DOT_CELLS: readonly DotCell[] = layOutCells();

function layOutCells(): DotCell[] {
  const random = sequence(SEED);
  const cells = Array.from({ length: CELLS_A_SIDE ** 2 }, (_, i) => i);
  const bitOf = new Map(
    shuffled(cells, random)
      .slice(0, CODE_BITS)
      .map((cell, bit) => [cell, bit]),
  );
  return cells.map((cell) => {
    const x = (cell % CELLS_A_SIDE) * CELL + CELL / 2 + (2 * random() - 1) * JITTER;
    const y = Math.floor(cell / CELLS_A_SIDE) * CELL + CELL / 2 + (2 * random() - 1) * JITTER;
    const [dx, dy] = random() < 0.5 ? [SHIFT, 0] : [0, SHIFT];
    const sync = random() < 0.5 ? 0 : 1;
    const bit = bitOf.get(cell);
    return {
      zero: { x: x - dx, y: y - dy },
      one: { x: x + dx, y: y + dy },
      meaning: bit === undefined ? { sync } : { bit },
    };
  });
}

function shuffled(items: readonly number[], random: () => number): number[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** Mulberry32: numbers from 0 to 1 that are the same on every machine. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
