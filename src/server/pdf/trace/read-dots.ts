import { decodeReadings } from '../dot-code.ts';
import type { FaintInk } from './find-faint-ink.ts';
import { foldTile } from './fold-tile.ts';
import { findTile, readTile, type TileReading } from './read-tile.ts';

/** The dots of one page. */
export interface DotReading extends TileReading {
  /** Pixels a unit of the tile. */
  readonly scale: number;
  readonly copyId: string | undefined;
}

/** Shorter side of a page, in units of the tile. */
const PAGE_SIDE = 595;
/**
 * Above it a position may be right; whether it is says the check of the code. Pages without dots stay below 4 as whole
 * pages and below 6 when a thousand sizes are tried.
 */
const PROMISING = 6;
const PROMISING_IN_SEARCH = 7;

/** Reads a page of which nothing is cut off: as it is, and turned by quarters. */
export function readWholePage(ink: FaintInk): DotReading {
  const scale = Math.min(ink.width, ink.height) / PAGE_SIDE;
  const tile = foldTile(ink, scale);
  const straight = readTile(tile, { dx: 0, dy: 0, turns: 0 });
  return asReading(straight.certainty >= PROMISING ? straight : findTile(tile, [0, 1, 2, 3]), scale);
}

/**
 * Reads a page that may be cropped and scaled. Takes seconds: all sizes are tried, likely ones first.
 *
 * @param turnedToo whether it may also be turned by quarters, which takes four times as long
 */
export function readAnyPage(ink: FaintInk, turnedToo: boolean): DotReading {
  const whole = Math.min(ink.width, ink.height) / PAGE_SIDE;
  let best: DotReading | undefined;
  for (const turns of turnedToo ? ([[0], [1, 2, 3]] as const) : ([[0]] as const)) {
    for (const scale of scalesAround(whole)) {
      const part = findTile(foldTile(ink, scale, SEARCH_SHARE), turns);
      const reading = asReading(part, scale, PROMISING_IN_SEARCH);
      if (!best || reading.certainty > best.certainty) best = reading;
      if (part.certainty < PROMISING) continue;
      const exact = readAtScale(ink, scale);
      if (exact.copyId !== undefined) return exact;
      if (exact.certainty > best.certainty) best = exact;
    }
  }
  return best ?? readWholePage(ink);
}

/** Tries sizes close to a known one on the whole page, and keeps the best. */
export function readAtScale(ink: FaintInk, scale: number): DotReading {
  const steps = Array.from({ length: 13 }, (_, i) => scale * (1 + (i - 6) * FINE_STEP));
  const readings = steps.map((exact) =>
    asReading(findTile(foldTile(ink, exact), [0, 1, 2, 3]), exact, PROMISING_IN_SEARCH),
  );
  return readings.reduce((best, reading) => (reading.certainty > best.certainty ? reading : best));
}

/** In the middle of the page half a step shifts a dot by less than its size. */
const SEARCH_SHARE = 0.7;
const SEARCH_STEP = 0.003;
const FINE_STEP = 0.0006;
/** From a page that fills half of the picture to a picture that shows a quarter of the page's width. */
const SMALLEST = 0.5;
const LARGEST = 2.4;

function scalesAround(whole: number): number[] {
  const scales: number[] = [];
  for (let factor = SMALLEST; factor <= LARGEST; factor *= 1 + SEARCH_STEP) scales.push(factor * whole);
  return scales.sort((a, b) => Math.abs(Math.log(a / whole)) - Math.abs(Math.log(b / whole)));
}

function asReading(reading: TileReading, scale: number, least = PROMISING): DotReading {
  const copyId = reading.certainty < least ? undefined : decodeReadings(reading.bits);
  return { ...reading, scale, copyId };
}
