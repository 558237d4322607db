import type { FaintInk } from './find-faint-ink.ts';
import { layOutInk } from './ink-map.ts';
import type { Placement } from './placement.ts';
import { type PlacedReading, readPlacedDots, refinePlacement } from './refine-placement.ts';
import { searchPlacement, VIEW_REACH, type View } from './search-placement.ts';
import { shrinkInk } from './shrink-ink.ts';

/** The dots of a page, wherever they lie. */
export interface FoundDots extends PlacedReading {
  /** Where they were found, for other pages of the same file: pixels a unit as a share of the shorter side, and the angle. */
  readonly view: View;
}

/** Which pages are looked for. */
export interface DotSearch {
  /** Where another page of the file had them. */
  readonly near: View | undefined;
  /** Whether they may be turned by quarters, or photographed: this takes many times as long. */
  readonly anyhow: boolean;
  /** No more views are looked at from then on. */
  readonly isLate: () => boolean;
}

/**
 * Looks for dots on a page that may be printed, scanned askew, cut or photographed. Takes a second where it is found as it is
 * most often, and up to a minute.
 *
 * @param enough certainty at which the search ends
 * @returns the best that was found
 */
export function findDots(
  ink: FaintInk,
  { near, anyhow, isLate }: DotSearch,
  enough: number,
): FoundDots | undefined {
  const small = shrinkInk(ink);
  const side = Math.min(ink.width, ink.height);
  const map = layOutInk(ink);
  let best: FoundDots | undefined;
  let views = 0;
  for (const { angle, scale, isLocal } of viewsOf(near, anyhow)) {
    if (views > 0 && isLate()) return best;
    views += 1;
    const guess = searchPlacement(small, { angle, scale: (scale * side) / 2 }, isLocal);
    if (guess.certainty < PROMISING) continue;
    const placement = refinePlacement(map, { ...guess, placement: enlarged(guess.placement) });
    const found = { ...readPlacedDots(map, placement), view: viewOf(placement, side) };
    if (!best || found.certainty > best.certainty) best = found;
    if (found.certainty >= enough) return found;
  }
  return best;
}

/** Chance gives up to some 5.5 a view; what is refined in vain costs a tenth of a second. */
const PROMISING = 5.3;

/** From the small picture to the whole one. */
function enlarged({ map }: Placement): Placement {
  const [a, b, c, d, e, f, g, h] = map;
  return { map: [2 * a, 2 * b, 2 * c, 2 * d, 2 * e, 2 * f, g, h] };
}

function viewOf({ map }: Placement, side: number): View {
  return {
    angle: Math.atan2(map[3], map[0]),
    scale: Math.sqrt(Math.abs(map[0] * map[4] - map[1] * map[3])) / side,
  };
}

interface SearchView extends View {
  /** Only parts of the page are seen straight, as on a photograph. */
  readonly isLocal: boolean;
}

/** Pixels a unit, as a share of the shorter side of a whole page. */
const WHOLE = 1 / 595;
const QUARTER = Math.PI / 2;

/** Likely ones first: a sheet as it lies in a scanner; straight, but cut or reduced; photographed; turned by quarters. */
function* viewsOf(near: View | undefined, anyhow: boolean): Generator<SearchView> {
  const straight = { angle: 0, scale: WHOLE };
  if (near) yield* nearby(near, 0.045, 0.02, false);
  yield* nearby(straight, 0.045, 0.065, false);
  yield* cutOrReduced(straight);
  if (!anyhow) return;
  yield* nearby(photograph, 0.045, 0.18, true);
  for (const turns of [2, 1, 3]) yield* nearby(turned(straight, turns), 0.045, 0.065, false);
  for (const turns of [1, 3, 2]) yield* nearby(turned(photograph, turns), 0.045, 0.18, true);
  for (const turns of [2, 1, 3]) yield* cutOrReduced(turned(straight, turns));
}

/** From a picture of less than half of the page's width to a page that fills half of the picture. */
function cutOrReduced({ angle, scale }: View): SearchView[] {
  return [
    ...nearby({ angle, scale: scale * 1.5 }, 0, 0.44, false),
    ...nearby({ angle, scale: scale * 0.72 }, 0, 0.34, false),
  ];
}

/** A sheet with something of a table around it. */
const photograph = { angle: 0, scale: WHOLE * 0.85 };

function turned({ angle, scale }: View, turns: number): View {
  return { angle: angle + turns * QUARTER, scale };
}

/** Views around one, the closest first. `angles` to each side in radians, `scales` as a logarithm. */
function nearby(view: View, angles: number, scales: number, isLocal: boolean): SearchView[] {
  const step = 2 * VIEW_REACH;
  const [turns, sizes] = [Math.floor(angles / step), Math.floor(scales / step)];
  const views: (SearchView & { readonly distance: number })[] = [];
  for (let turn = -turns; turn <= turns; turn += 1)
    for (let size = -sizes; size <= sizes; size += 1)
      views.push({
        angle: view.angle + turn * step,
        scale: view.scale * Math.exp(size * step),
        isLocal,
        distance: Math.hypot(turn, size),
      });
  return views.sort((a, b) => a.distance - b.distance);
}
