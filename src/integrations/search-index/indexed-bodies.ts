import { createHash } from 'node:crypto';
import { pinnedVersions } from '../pinned-versions.ts';

/** Collects what Pagefind would read of each page. */
export interface IndexedBodies {
  /** @param path below the output, with `/` */
  add(path: string, html: string): void;
  /** The pages that Pagefind reads, sorted. */
  paths(): readonly string[];
  /** A hash of all that was added, whatever its order. */
  key(): string;
}

/**
 * Hashes everything that Pagefind would read: the `<main>` of each page that says it is to be found, with its address and
 * title. Where an attribute for Pagefind stands elsewhere, the whole page counts, so that nothing it reads is missed. The
 * rest of a page (navigation, links to styles) may change without a new index.
 *
 * @param options whatever else decides what the index holds
 */
export function indexedBodies(options: object): IndexedBodies {
  const hashes = new Map<string, string>();
  return {
    add: (path, html) => {
      const body = indexedPart(html);
      if (body !== null) hashes.set(path, hashOf(body));
    },
    paths: () => [...hashes.keys()].sort(),
    key: () => {
      const bodies = [...hashes].map(([path, hash]) => `${path}\0${hash}`).sort();
      return hashOf(JSON.stringify([indexVersion, pinnedVersions(['pagefind']), options, bodies]));
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Raise it when the index is written in another way from the same pages. */
const indexVersion = 3;

function indexedPart(html: string): string | null {
  if (!html.includes('data-pagefind-')) return null;
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (start < 0 || end < start) return html;
  const around = html.slice(0, start) + html.slice(end);
  if (around.includes('data-pagefind-')) return html;
  return `${/<title>[^<]*/.exec(around)?.[0]}\0${html.slice(start, end)}`;
}
