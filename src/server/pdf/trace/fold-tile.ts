import { TILE_SIZE } from '../dot-pattern.ts';
import type { FaintInk } from './find-faint-ink.ts';

/** All tiles of a page laid on one another: one square a unit of the tile, `TILE_SIZE` a side, from the bottom left. */
export type FoldedTile = Float32Array;

/**
 * Adds up the faint ink of all tiles.
 *
 * @param scale pixels a unit of the tile
 * @param share of the page around its middle, from 0 to 1: less of it forgives a wrong scale
 */
export function foldTile({ width, height, x, y, ink }: FaintInk, scale: number, share = 1): FoldedTile {
  const sum = new Float32Array(TILE_SIZE * TILE_SIZE);
  const [left, right] = [(width * (1 - share)) / 2, (width * (1 + share)) / 2];
  const [low, high] = [(height * (1 - share)) / 2, (height * (1 + share)) / 2];
  for (let i = 0; i < ink.length; i += 1) {
    const px = x[i] as number;
    const py = y[i] as number;
    if (px < left || px > right || py < low || py > high) continue;
    const at = Math.floor((py + 0.5) / scale) % TILE_SIZE;
    const bin = at * TILE_SIZE + (Math.floor((px + 0.5) / scale) % TILE_SIZE);
    sum[bin] = (sum[bin] ?? 0) + (ink[i] ?? 0);
  }
  return smooth(smooth(sum, 1), TILE_SIZE);
}

/** Weights 1, 2, 1 along one direction, round the tile's edge: a dot rarely falls into one square. */
function smooth(tile: FoldedTile, step: 1 | typeof TILE_SIZE): FoldedTile {
  const size = tile.length;
  return tile.map((value, i) => {
    const row = step === 1 ? Math.floor(i / TILE_SIZE) * TILE_SIZE : 0;
    const before = step === 1 ? row + ((i - row + TILE_SIZE - 1) % TILE_SIZE) : (i - step + size) % size;
    const after = step === 1 ? row + ((i - row + 1) % TILE_SIZE) : (i + step) % size;
    return 2 * value + (tile[before] ?? 0) + (tile[after] ?? 0);
  });
}
