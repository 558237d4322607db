import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { stabilizeIndex } from './search-index/stabilize-index.ts';

/** Indexes the published pages for the search page, into `/pagefind/`. Gated pages are not files, so they cannot be in it. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'vitrine-search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { index, errors } = await createIndex({ forceLanguage: 'en' });
        if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: folder });
        const written = await index.writeFiles({ outputPath: `${folder}/pagefind` });
        await close();
        const problems = [...added.errors, ...written.errors];
        if (problems.length > 0) throw new Error(`The search index cannot be made: ${problems.join('; ')}`);
        stabilizeIndex(`${folder}/pagefind`);
        logger.info(`${added.page_count} pages are in the search index.`);
      },
    },
  };
}
