import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '#site/words/words.ts';
import { recordStep } from './build-record.ts';
import type { IndexedBodies } from './search-index/indexed-bodies.ts';
import { keptIndexes } from './search-index/kept-index.ts';
import { type IndexFiles, stabilizeIndex } from './search-index/stabilize-index.ts';

/** How a site is indexed: its words are taken apart and shortened by the rules of its language. */
export interface SearchOptions {
  readonly forceLanguage: string;
}

/** @param locale of the content, such as `de-CH`: words of an interface that is not translated are few beside it */
export function searchOptions(locale: string): SearchOptions {
  return { forceLanguage: canonical(locale).split('-')[0] ?? 'en' };
}

/** An index that is being made. */
export interface SearchIndex {
  /** Resolves when no page is read any more. */
  readonly pagesRead: Promise<void>;
  /** The files to be published below `/pagefind/`, by their paths there. */
  readonly files: Promise<IndexFiles>;
}

/** What an index is made from. */
export interface IndexSources {
  readonly options: SearchOptions;
  /** Of every page of the folder, by the same options. */
  readonly bodies: IndexedBodies;
  /** Resolves when the pages lie in the folder. */
  readonly written: () => Promise<void>;
  readonly cacheFolder: string;
}

/**
 * Begins to index the published pages of a folder for the search page. Gated pages are not files, so they cannot be in it. Where the
 * bodies are those of an earlier build, its index is taken: the bytes would be the same.
 */
export function searchIndex(
  folder: string,
  { options, bodies, written, cacheFolder }: IndexSources,
): SearchIndex {
  const started = performance.now();
  const record = (what: string) => recordStep('Search index', what, performance.now() - started);
  const kept = keptIndexes(cacheFolder);
  const key = bodies.key();
  const before = kept.get(key);
  if (before) {
    record('reused, no text has changed');
    return { pagesRead: Promise.resolve(), files: Promise.resolve(before) };
  }
  const reading = written().then(() => readPages(folder, bodies.paths(), options));
  const files = reading.then(takeFiles).then((made) => {
    kept.keep(key, made);
    record('made anew');
    return made;
  });
  // Whoever waits for the files is told of a fault; until then it must not end the process.
  files.catch(() => {});
  return { pagesRead: reading.then(() => {}), files };
}

/**
 * Pagefind works in a process of its own; it is not even loaded where an index is reused. It gets one page after the other: a
 * folder it would read in the order of the file system, and another machine would publish another index.
 */
async function readPages(folder: string, paths: readonly string[], options: SearchOptions) {
  const { close, createIndex } = await import('pagefind');
  const { index, errors } = await createIndex(options);
  if (!index) throw unmade(errors);
  for (let at = 0; at < paths.length; at += atOnce) {
    const added = await Promise.all(
      paths.slice(at, at + atOnce).map((path) => {
        const content = readFileSync(join(folder, path), 'utf8');
        return index.addHTMLFile({ sourcePath: path, content });
      }),
    );
    const faults = added.flatMap((page) => page.errors);
    if (faults.length > 0) throw unmade(faults);
  }
  return { index, close };
}

/** Pages on the way to Pagefind, which takes them in their order. */
const atOnce = 64;

/**
 * Pagefind hands the files over, because what 1.5.2 writes itself may not be written yet when it says so
 * (https://github.com/Pagefind/pagefind/issues/1271).
 */
async function takeFiles({ index, close }: Awaited<ReturnType<typeof readPages>>): Promise<IndexFiles> {
  const { files, errors } = await index.getFiles();
  await close();
  if (errors.length > 0) throw unmade(errors);
  const used = files.filter(({ path }) => !unused.test(path));
  return stabilizeIndex(new Map(used.map(({ path, content }) => [path, content])));
}

function unmade(errors: readonly string[]): Error {
  return new Error(`The search index cannot be made: ${errors.join('; ')}`);
}

/** Pagefind's own interfaces, half a megabyte: the search page has one of ours. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;
