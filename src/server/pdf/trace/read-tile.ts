import { CODE_BITS } from '../dot-code.ts';
import { DOT_CELLS, type DotCell, type DotPlace, TILE_SIZE } from '../dot-pattern.ts';
import type { FoldedTile } from './fold-tile.ts';

/** Where a tile lies in a folded one: moved by whole units, turned by quarters. */
export interface TilePosition {
  readonly dx: number;
  readonly dy: number;
  readonly turns: 0 | 1 | 2 | 3;
}

/** What the dots of a tile say. */
export interface TileReading {
  readonly position: TilePosition;
  /**
   * How well the dots that every copy has in common fit, in standard deviations of what is there by chance. Chance gives
   * up to about 6 where thousands of positions are tried.
   */
  readonly certainty: number;
  /** For each bit how much more its `one` is inked than its `zero`, in the same measure. */
  readonly bits: readonly number[];
}

/** Reads a folded tile at one position. */
export function readTile(tile: FoldedTile, position: TilePosition): TileReading {
  const spread = spreadOf(tile);
  const bits = new Array<number>(CODE_BITS).fill(0);
  let agreement = 0;
  let synced = 0;
  for (const { meaning, zero, one } of TURNED[position.turns] ?? []) {
    const difference = (valueAt(tile, one, position) - valueAt(tile, zero, position)) / (spread * Math.SQRT2);
    if ('bit' in meaning) bits[meaning.bit] = difference;
    else {
      agreement += meaning.sync === 1 ? difference : -difference;
      synced += 1;
    }
  }
  return { position, certainty: agreement / Math.sqrt(synced), bits };
}

/** The position where the common dots fit best, of all positions with the given turns. */
export function findTile(tile: FoldedTile, turns: readonly TilePosition['turns'][]): TileReading {
  let best: TilePosition & { agreement: number } = { dx: 0, dy: 0, turns: 0, agreement: -Infinity };
  const wide = repeated(tile);
  for (const turn of turns) {
    const { plus, minus } = SYNC_OFFSETS[turn] ?? SYNC_OFFSETS[0];
    for (let dy = 0; dy < TILE_SIZE; dy += 1) {
      for (let dx = 0; dx < TILE_SIZE; dx += 1) {
        const start = dy * 2 * TILE_SIZE + dx;
        let agreement = 0;
        for (let i = 0; i < plus.length; i += 1) {
          // Where half of the dots speak against a position, the other half is not asked.
          if (i === HALF && agreement <= 0) break;
          agreement +=
            (wide[start + (plus[i] as number)] as number) - (wide[start + (minus[i] as number)] as number);
        }
        if (agreement > best.agreement) best = { dx, dy, turns: turn, agreement };
      }
    }
  }
  return readTile(tile, { dx: best.dx, dy: best.dy, turns: best.turns });
}

const HALF = 30;

const TURNED: readonly (readonly DotCell[])[] = ([0, 1, 2, 3] as const).map((turns) =>
  DOT_CELLS.map((cell) => ({ ...cell, zero: turned(cell.zero, turns), one: turned(cell.one, turns) })),
);

/** Clockwise, as /Rotate turns a page. */
function turned({ x, y }: DotPlace, turns: TilePosition['turns']): DotPlace {
  switch (turns) {
    case 0:
      return { x, y };
    case 1:
      return { x: y, y: TILE_SIZE - x };
    case 2:
      return { x: TILE_SIZE - x, y: TILE_SIZE - y };
    case 3:
      return { x: TILE_SIZE - y, y: x };
    default:
      return turns satisfies never;
  }
}

interface SyncOffsets {
  readonly plus: Int32Array;
  readonly minus: Int32Array;
}

/** In a tile that is repeated once to the right and upwards, so that no position needs a remainder. */
const SYNC_OFFSETS = TURNED.map(offsetsOf) as [SyncOffsets, ...SyncOffsets[]];

function offsetsOf(cells: readonly DotCell[]): SyncOffsets {
  const common = cells.filter(({ meaning }) => 'sync' in meaning);
  const offset = ({ x, y }: DotPlace): number =>
    (Math.floor(y) % TILE_SIZE) * 2 * TILE_SIZE + (Math.floor(x) % TILE_SIZE);
  const isOne = ({ meaning }: DotCell): boolean => 'sync' in meaning && meaning.sync === 1;
  return {
    plus: Int32Array.from(common, (cell) => offset(isOne(cell) ? cell.one : cell.zero)),
    minus: Int32Array.from(common, (cell) => offset(isOne(cell) ? cell.zero : cell.one)),
  };
}

function repeated(tile: FoldedTile): Float32Array {
  const wide = new Float32Array(4 * tile.length);
  for (let y = 0; y < 2 * TILE_SIZE; y += 1) {
    const row = tile.subarray((y % TILE_SIZE) * TILE_SIZE, ((y % TILE_SIZE) + 1) * TILE_SIZE);
    wide.set(row, y * 2 * TILE_SIZE);
    wide.set(row, y * 2 * TILE_SIZE + TILE_SIZE);
  }
  return wide;
}

/** Between the middles of four squares, in proportion. */
function valueAt(tile: FoldedTile, place: DotPlace, { dx, dy }: TilePosition): number {
  const [x, y] = [place.x + dx - 0.5, place.y + dy - 0.5];
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [right, up] = [x - x0, y - y0];
  const at = (column: number, row: number): number =>
    tile[wrapped(y0 + row) * TILE_SIZE + wrapped(x0 + column)] ?? 0;
  return (
    (at(0, 0) * (1 - right) + at(1, 0) * right) * (1 - up) + (at(0, 1) * (1 - right) + at(1, 1) * right) * up
  );
}

function wrapped(index: number): number {
  return ((index % TILE_SIZE) + TILE_SIZE) % TILE_SIZE;
}

/** Standard deviation; a blank page has none, and nothing fits there. */
function spreadOf(tile: FoldedTile): number {
  const mean = tile.reduce((sum, value) => sum + value, 0) / tile.length;
  const variance = tile.reduce((sum, value) => sum + (value - mean) ** 2, 0) / tile.length;
  return Math.max(Math.sqrt(variance), Number.EPSILON);
}
