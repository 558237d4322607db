import { decodeReadings } from '../dot-code.ts';
import { findDots } from './find-dots.ts';
import { findFaintInk } from './find-faint-ink.ts';
import { type IssuedCode, issuedCodes, matchIssued } from './match-issued.ts';
import type { PageImage } from './page-image.ts';
import { asReading, type DotReading, readWholePage } from './read-dots.ts';
import type { View } from './search-placement.ts';

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
  /** Issued copies that the dots fit, alone or with other pages, though they say no id. */
  readonly fitting: readonly string[];
  /** The stamp's dots are there, whether or not they can be read. */
  readonly present: boolean;
}

export interface DotOptions {
  /** Ids of all copies that may have leaked, where they are known. */
  readonly issued: readonly string[];
  /** Nothing more is searched for from then on. */
  readonly isLate: () => boolean;
}

/**
 * Reads the dots of all pages. First as whole pages, which takes a quarter of a second each. Some pages of files where
 * that finds nothing are searched for dots of any size, angle and place, and what is found is tried first on the others.
 */
export function readPagesDots(pages: readonly PageToRead[], options: DotOptions): readonly PageDots[] {
  const whole = pages.map((page) => ({ ...page, reading: readWholePage(findFaintInk(page.image())) }));
  const readable = new Set(
    whole.flatMap(({ file, reading }) => (reading.copyId === undefined ? [] : [file])),
  );
  const search = createSearch(options.isLate);
  const read = whole.map((page) =>
    page.reading.copyId !== undefined || (readable.has(page.file) && page.reading.certainty < VOTING)
      ? page
      : { ...page, reading: search(page) },
  );
  return withIssued(withVote(read), read, issuedCodes(options.issued));
}

interface ReadPage extends PageToRead {
  readonly reading: DotReading;
}

/** Standard deviations that chance does not reach on any page. */
const PRESENT = 8;
/** Enough to vote with others. */
const VOTING = 4.5;
/** In vain, with up to a minute for the first page. */
const MOST_SEARCHED = 3;

/** Searches one page after the other, the first in all directions; once dots are found, the others near where they were. */
function createSearch(isLate: () => boolean): (page: ReadPage) => DotReading {
  let inVain = 0;
  const views = new Map<number, View>();
  let last: View | undefined;
  return ({ image, file, reading }) => {
    if (inVain >= MOST_SEARCHED && last === undefined) return reading;
    const anyhow = inVain === 0 && last === undefined;
    const near = views.get(file) ?? last;
    const found = findDots(findFaintInk(image()), { near, anyhow, isLate }, PRESENT);
    if (!found || found.certainty < PRESENT) inVain += 1;
    else {
      last = found.view;
      views.set(file, found.view);
    }
    return found && found.certainty > reading.certainty ? asReading(found, PRESENT) : reading;
  };
}

/** Pages that cannot be read alone are added up. */
function withVote(pages: readonly ReadPage[]): PageDots[] {
  const unread = pages.filter(({ reading }) => reading.copyId === undefined && reading.certainty >= VOTING);
  const voted = unread.length > 1 ? decodeReadings(sumOf(unread)) : undefined;
  return pages.map(({ page, reading }) => ({
    page,
    copyId: reading.copyId ?? (unread.some((one) => one.page === page) ? voted : undefined),
    together: reading.copyId === undefined,
    fitting: [],
    present: reading.certainty >= PRESENT,
  }));
}

/** Compares pages that say no id with the copies that there are: each by itself, then all of them together. */
function withIssued(dots: PageDots[], pages: readonly ReadPage[], issued: readonly IssuedCode[]): PageDots[] {
  const unread = pages.filter((_, i) => dots[i]?.copyId === undefined);
  if (unread.length === 0 || issued.length === 0) return dots;
  const tries = unread.length + 1;
  const together = unread.length > 1 ? matchIssued(sumOf(unread), issued, tries) : [];
  return dots.map((page, i) => {
    if (page.copyId !== undefined) return page;
    const alone = matchIssued(pages[i]?.reading.bits ?? [], issued, tries);
    return { ...page, fitting: [...new Set([...alone, ...together])] };
  });
}

/** Pages whose common dots are clearer count for more. */
function sumOf(pages: readonly ReadPage[]): number[] {
  const [first, ...others] = pages.map(({ reading }) =>
    reading.bits.map((bit) => bit * Math.max(0, reading.certainty)),
  );
  return (first ?? []).map((bit, i) => others.reduce((sum, bits) => sum + (bits[i] ?? 0), bit));
}
