import { createHash } from 'node:crypto';
import { bufferOf } from '../output-file.ts';
import { pinnedVersions } from '../pinned-versions.ts';

/** Collects what Pagefind would read of each page. */
export interface IndexedBodies {
  /**
   * @param path below the output, with `/`
   * @param html in UTF-8
   */
  add(path: string, html: Uint8Array): void;
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
      const body = indexedPart(bufferOf(html));
      if (body !== null) hashes.set(path, hashOf(...body));
    },
    paths: () => [...hashes.keys()].sort(),
    key: () => {
      const bodies = [...hashes].map(([path, hash]) => `${path}\0${hash}`).sort();
      return hashOf(JSON.stringify([indexVersion, pinnedVersions(['pagefind']), options, bodies]));
    },
  };
}

function hashOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Raise it when the index is written in another way from the same pages. */
const indexVersion = 3;

function indexedPart(page: Buffer): readonly (string | Buffer)[] | null {
  if (!page.includes(mark)) return null;
  const start = page.indexOf('<main');
  const end = page.lastIndexOf('</main>');
  if (start < 0 || end < start) return [page];
  const before = page.subarray(0, start);
  if (before.includes(mark) || page.subarray(end).includes(mark)) return [page];
  return [titleIn(before), '\0', page.subarray(start, end)];
}

const mark = 'data-pagefind-';

function titleIn(head: Buffer): Buffer {
  const start = head.indexOf('<title>');
  return start < 0 ? head.subarray(0, 0) : head.subarray(start, head.indexOf('<', start + 1));
}
