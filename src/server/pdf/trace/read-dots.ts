import { decodeReadings } from '../dot-code.ts';
import type { FaintInk } from './find-faint-ink.ts';
import { foldTile } from './fold-tile.ts';
import { findTile, readTile, type TileReading } from './read-tile.ts';

/** What the dots of one page say. */
export interface DotReading extends Pick<TileReading, 'certainty' | 'bits'> {
  readonly copyId: string | undefined;
}

/** Shorter side of a page, in units of the tile. */
const PAGE_SIDE = 595;
/**
 * Above it a position may be right; whether it is says the check of the code. Pages without dots stay below 4 as whole
 * pages.
 */
const PROMISING = 6;

/** Reads a page of which nothing is cut off: as it is, and turned by quarters. */
export function readWholePage(ink: FaintInk): DotReading {
  const scale = Math.min(ink.width, ink.height) / PAGE_SIDE;
  const tile = foldTile(ink, scale);
  const straight = readTile(tile, { dx: 0, dy: 0, turns: 0 });
  return asReading(straight.certainty >= PROMISING ? straight : findTile(tile, [0, 1, 2, 3]), PROMISING);
}

/** @param least certainty from which on an id is looked for */
export function asReading({ certainty, bits }: Omit<DotReading, 'copyId'>, least: number): DotReading {
  return { certainty, bits, copyId: certainty < least ? undefined : decodeReadings(bits) };
}
