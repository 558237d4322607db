import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { recordStep } from './build-record.ts';
import { type IndexedPage, indexedBodies } from './search-index/indexed-bodies.ts';
import { keptIndexes } from './search-index/kept-index.ts';
import { stabilizeIndex } from './search-index/stabilize-index.ts';

const options = { forceLanguage: 'en' };

/**
 * Indexes the published pages for the search page, into `/pagefind/`. Gated pages are not files, so they cannot be in it.
 * Where the bodies are those of an earlier build, its index is taken: the bytes would be the same.
 */
export function searchIndex({ cacheFolder }: { readonly cacheFolder: string }): AstroIntegration {
  return {
    name: 'vitrine-search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const started = performance.now();
        const folder = fileURLToPath(dir);
        const target = join(folder, 'pagefind');
        const key = indexedBodies(pagesOf(folder), options);
        const kept = keptIndexes(cacheFolder);
        const reused = kept.restore(key, target);
        if (!reused) {
          await writeIndex(folder, target);
          kept.keep(key, target);
        }
        const what = reused ? 'reused, no text has changed' : 'made anew';
        recordStep('Search index', what, performance.now() - started);
      },
    },
  };
}

function pagesOf(folder: string): IndexedPage[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.html'))
    .map((item) => {
      const file = join(item.parentPath, item.name);
      return { path: relative(folder, file).replaceAll('\\', '/'), html: readFileSync(file, 'utf8') };
    });
}

/** Pagefind runs in a process of its own; it is not even loaded where an index is reused. */
async function writeIndex(folder: string, target: string): Promise<void> {
  const { close, createIndex } = await import('pagefind');
  const { index, errors } = await createIndex(options);
  if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: folder });
  const written = await index.writeFiles({ outputPath: target });
  await close();
  const problems = [...added.errors, ...written.errors];
  if (problems.length > 0) throw new Error(`The search index cannot be made: ${problems.join('; ')}`);
  stabilizeIndex(target);
}
