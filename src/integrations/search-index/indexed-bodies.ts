import { createHash } from 'node:crypto';
import { pinnedVersions } from '../pinned-versions.ts';

/** A page as it lies in the output. */
export interface IndexedPage {
  /** Below the output, with `/`. */
  readonly path: string;
  readonly html: string;
}

/**
 * A hash of everything that Pagefind would read: the `<main>` of each page that says it is to be found, with its address and
 * title. Where an attribute for Pagefind stands elsewhere, the whole page counts, so that nothing it reads is missed. The
 * rest of a page (navigation, links to styles) may change without a new index.
 *
 * @param options whatever else decides what the index holds
 */
export function indexedBodies(pages: readonly IndexedPage[], options: object): string {
  const hash = createHash('sha256').update(
    JSON.stringify([indexVersion, pinnedVersions(['pagefind']), options]),
  );
  for (const { path, html } of pages.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const body = indexedPart(html);
    if (body !== null) hash.update(`\0${path}\0${body}`);
  }
  return hash.digest('hex');
}

/** Raise it when the index is written in another way from the same pages. */
const indexVersion = 1;

function indexedPart(html: string): string | null {
  if (!html.includes('data-pagefind-')) return null;
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (start < 0 || end < start) return html;
  const around = html.slice(0, start) + html.slice(end);
  if (around.includes('data-pagefind-')) return html;
  return `${/<title>[^<]*/.exec(around)?.[0]}\0${html.slice(start, end)}`;
}
