import { join } from 'node:path';
import { recordStep } from './build-record.ts';
import { fileWriter } from './pages/file-writer.ts';
import { type IndexedBodies, indexedBodies } from './search-index/indexed-bodies.ts';
import { keptIndexes } from './search-index/kept-index.ts';
import { type IndexFiles, stabilizeIndex } from './search-index/stabilize-index.ts';

const options = { forceLanguage: 'en' };

/** What the index of a site will hold, to be told of each page. */
export function searchedBodies(): IndexedBodies {
  return indexedBodies(options);
}

/**
 * Indexes the published pages of a folder for the search page, into `/pagefind/`. Gated pages are not files, so they cannot be in
 * it. Where the bodies are those of an earlier build, its index is taken: the bytes would be the same.
 */
export async function indexForSearch(
  folder: string,
  bodies: IndexedBodies,
  cacheFolder: string,
): Promise<void> {
  const started = performance.now();
  const target = join(folder, 'pagefind');
  const key = bodies.key();
  const kept = keptIndexes(cacheFolder);
  const reused = kept.restore(key, target);
  if (!reused) {
    await writeIndex(await madeIndex(folder), target);
    kept.keep(key, target);
  }
  recordStep(
    'Search index',
    reused ? 'reused, no text has changed' : 'made anew',
    performance.now() - started,
  );
}

/**
 * Pagefind runs in a process of its own; it is not even loaded where an index is reused. It hands the files over, because what
 * 1.5.2 writes itself may not be written yet when it says so (https://github.com/Pagefind/pagefind/issues/1271).
 */
async function madeIndex(folder: string): Promise<IndexFiles> {
  const { close, createIndex } = await import('pagefind');
  const { index, errors } = await createIndex(options);
  if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: folder });
  const { files, errors: faults } = await index.getFiles();
  await close();
  const problems = [...added.errors, ...faults];
  if (problems.length > 0) throw new Error(`The search index cannot be made: ${problems.join('; ')}`);
  const used = files.filter(({ path }) => !unused.test(path));
  return stabilizeIndex(new Map(used.map(({ path, content }) => [path, content])));
}

/** Pagefind's own interfaces, half a megabyte: the search page has one of ours. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

async function writeIndex(index: IndexFiles, target: string): Promise<void> {
  const files = fileWriter(target);
  for (const [path, bytes] of index) await files.put(path, bytes);
  await files.all();
}
