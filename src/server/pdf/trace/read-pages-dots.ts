import { decodeReadings } from '../dot-code.ts';
import { type FaintInk, findFaintInk } from './find-faint-ink.ts';
import type { PageImage } from './page-image.ts';
import { type DotReading, readAnyPage, readAtScale, readWholePage } from './read-dots.ts';

/** A page to read, rendered only when its turn comes: a page takes megabytes. */
export interface PageToRead {
  readonly page: number;
  /** Pages of one file were cut and scaled alike, or not at all. */
  readonly file: number;
  image(): PageImage;
}

/** What the dots of one page say; an id may come from several pages together, where none of them can be read alone. */
export interface PageDots {
  readonly page: number;
  readonly copyId: string | undefined;
  readonly together: boolean;
  /** The stamp's dots are there, whether or not they can be read. */
  readonly present: boolean;
}

/**
 * Reads the dots of all pages. First as whole pages, which takes a quarter of a second each. Some pages of files where
 * that finds nothing are searched for dots at any size and place, and the size that is found is tried on the others.
 */
export function readPagesDots(pages: readonly PageToRead[]): readonly PageDots[] {
  const whole = pages.map((page) => ({ ...page, reading: readWholePage(findFaintInk(page.image())) }));
  const readable = new Set(
    whole.flatMap(({ file, reading }) => (reading.certainty >= PRESENT ? [file] : [])),
  );
  const search = createSearch();
  return withVote(whole.map((page) => (readable.has(page.file) ? page : { ...page, reading: search(page) })));
}

interface ReadPage extends PageToRead {
  readonly reading: DotReading;
}

/** Standard deviations that chance does not reach on any page. */
const PRESENT = 8;
/** Enough to vote with others. */
const VOTING = 4.5;
/** In vain, with some seconds a page. */
const MOST_SEARCHED = 3;

/** Reads one page after the other, the first in all directions; once a size is found it is tried first. */
function createSearch(): (page: ReadPage) => DotReading {
  let searched = 0;
  let share: number | undefined;
  return ({ image, reading }) => {
    if (share === undefined && searched === MOST_SEARCHED) return reading;
    const ink = findFaintInk(image());
    if (share !== undefined) {
      const again = readAtScale(ink, share * shorterSide(ink));
      if (again.certainty >= PRESENT) return again;
      if (searched === MOST_SEARCHED) return reading;
    }
    searched += 1;
    const found = readAnyPage(ink, searched === 1);
    if (found.certainty < PRESENT) return found;
    searched -= 1;
    share = found.scale / shorterSide(ink);
    return found;
  };
}

function shorterSide({ width, height }: FaintInk): number {
  return Math.min(width, height);
}

/** Pages that cannot be read alone are added up. */
function withVote(pages: readonly ReadPage[]): PageDots[] {
  const unread = pages.filter(({ reading }) => reading.copyId === undefined && reading.certainty >= VOTING);
  const voted = unread.length > 1 ? vote(unread.map(({ reading }) => reading)) : undefined;
  return pages.map(({ page, reading }) => ({
    page,
    copyId: reading.copyId ?? (unread.some((one) => one.page === page) ? voted : undefined),
    together: reading.copyId === undefined,
    present: reading.certainty >= PRESENT,
  }));
}

function vote(readings: readonly DotReading[]): string | undefined {
  const [first, ...others] = readings;
  if (!first) return undefined;
  const sums = first.bits.map((bit, i) => others.reduce((sum, { bits }) => sum + (bits[i] ?? 0), bit));
  return decodeReadings(sums);
}
