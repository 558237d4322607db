import { CODE_BITS } from '../dot-code.ts';
import { DOT_CELLS, TILE_SIZE } from '../dot-pattern.ts';
import { type InkMap, inkAt } from './ink-map.ts';
import { CHANGES, changed, type Placement, pixelOf, unitOf } from './placement.ts';
import type { FoundPlacement } from './search-placement.ts';

/** Makes a guess exact: on the part where it was found, then on more and more of the page, at last with perspective. */
export function refinePlacement(map: InkMap, { placement, centre, reach }: FoundPlacement): Placement {
  const whole = Math.hypot(map.width, map.height) / 2 / Math.hypot(placement.map[0], placement.map[3]);
  let current = placement;
  for (let radius = Math.min(reach, FIRST_PART); ; radius *= 1.35) {
    const isWhole = radius >= whole;
    current = climb(
      map,
      current,
      centre,
      isWhole ? Infinity : radius,
      Math.min(radius, whole),
      reach < whole / 2,
    );
    if (isWhole) return climb(map, current, centre, Infinity, whole, true);
  }
}

/** Radius in units. Further out a small mistake in size or angle leads to the wrong dots. */
const FIRST_PART = 240;
/** Steps in units of the tile at the edge of the part. */
const STEPS = [1.6, 0.8, 0.4, 0.2];

/** Changes one thing after the other as long as the common dots fit better. */
function climb(
  map: InkMap,
  start: Placement,
  centre: readonly [number, number],
  radius: number,
  reach: number,
  perspective: boolean,
): Placement {
  const tiles = tilesWithin(map, start, centre, radius);
  let current = start;
  let best = fitOf(map, current, tiles);
  for (const step of STEPS) {
    for (let isBetter = true, rounds = 0; isBetter && rounds < 6; rounds += 1) {
      isBetter = false;
      for (let change = 0; change < (perspective ? CHANGES : 6); change += 1) {
        for (const amount of [step, -step]) {
          const next = changed(current, change, amount, centre, reach);
          const fit = fitOf(map, next, tiles);
          if (fit <= best) continue;
          [best, current, isBetter] = [fit, next, true];
          break;
        }
      }
    }
  }
  return current;
}

type Tiles = readonly (readonly [number, number])[];

/** Corners of all tiles that touch the picture, in units, no further than `radius` from the centre. */
function tilesWithin(
  map: InkMap,
  placement: Placement,
  [cu, cv]: readonly [number, number],
  radius: number,
): Tiles {
  const corners = [
    unitOf(placement, 0, 0),
    unitOf(placement, map.width, 0),
    unitOf(placement, 0, map.height),
    unitOf(placement, map.width, map.height),
  ];
  const range = (axis: 0 | 1): [number, number] => {
    const values = corners.map((corner) => corner[axis]);
    return [Math.floor(Math.min(...values) / TILE_SIZE), Math.ceil(Math.max(...values) / TILE_SIZE)];
  };
  const [[left, right], [low, high]] = [range(0), range(1)];
  const tiles: [number, number][] = [];
  if ((right - left) * (high - low) > MOST_TILES) return tiles;
  for (let row = low; row < high; row += 1) {
    for (let column = left; column < right; column += 1) {
      const [u, v] = [column * TILE_SIZE, row * TILE_SIZE];
      if (Math.hypot(u + TILE_SIZE / 2 - cu, v + TILE_SIZE / 2 - cv) <= radius) tiles.push([u, v]);
    }
  }
  return tiles;
}

/** A page has thirty; a placement with more is no page. */
const MOST_TILES = 400;

const COMMON = DOT_CELLS.flatMap(({ meaning, zero, one }) =>
  'sync' in meaning ? [meaning.sync === 1 ? { right: one, wrong: zero } : { right: zero, wrong: one }] : [],
);

function fitOf(map: InkMap, placement: Placement, tiles: Tiles): number {
  let sum = 0;
  for (const [u, v] of tiles) {
    for (const { right, wrong } of COMMON) {
      const [x, y] = pixelOf(placement, u + right.x, v + right.y);
      const [wx, wy] = pixelOf(placement, u + wrong.x, v + wrong.y);
      sum += inkAt(map, x, y) - inkAt(map, wx, wy);
    }
  }
  return sum;
}

/** What the dots say at a placement. */
export interface PlacedReading {
  /** How well the common dots fit, in standard deviations of what single dots say. */
  readonly certainty: number;
  /** For each bit how much more its `one` is inked than its `zero`, in the same measure. */
  readonly bits: readonly number[];
}

/** Reads all tiles of a page. */
export function readPlacedDots(map: InkMap, placement: Placement): PlacedReading {
  const tiles = tilesWithin(map, placement, [0, 0], Infinity);
  const bits = new Array<number>(CODE_BITS).fill(0);
  let [common, squares, count] = [0, 0, 0];
  for (const [u, v] of tiles) {
    for (const { meaning, zero, one } of DOT_CELLS) {
      const [x0, y0] = pixelOf(placement, u + zero.x, v + zero.y);
      const [x1, y1] = pixelOf(placement, u + one.x, v + one.y);
      const difference = inkAt(map, x1, y1) - inkAt(map, x0, y0);
      if (difference === 0) continue;
      squares += difference * difference;
      count += 1;
      if ('bit' in meaning) bits[meaning.bit] = (bits[meaning.bit] as number) + difference;
      else common += meaning.sync === 1 ? difference : -difference;
    }
  }
  const single = Math.sqrt(squares / Math.max(1, count)) || 1;
  const perCell = single * Math.sqrt(Math.max(1, count) / DOT_CELLS.length);
  return { certainty: common / perCell / Math.sqrt(COMMON.length), bits: bits.map((sum) => sum / perCell) };
}
