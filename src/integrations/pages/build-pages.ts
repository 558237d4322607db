import { cpSync } from 'node:fs';
import { countedIn } from '#site/words/counting.ts';
import { recordStep } from '../build-record.ts';
import type { OutputFile } from '../read-output.ts';
import { compiledPages } from './compiled-pages.ts';
import { renderPages } from './render-pages.ts';

/** Where pages come from and go to. */
export interface PagesBuild {
  /** Public address of the site. */
  readonly site: string;
  /** Gets the files that are published. */
  readonly client: string;
  /** Gets the handler of the gate's pages. */
  readonly server: string;
  /** Where compiled pages are kept between builds. */
  readonly cacheFolder: string;
  /** Is handed each page and data file as it is rendered. */
  readonly seen: (file: OutputFile) => void;
}

/** Writes the pages and data files of the content that was provided, and the gate's handler. */
export async function buildPages({ site, client, server, cacheFolder, seen }: PagesBuild): Promise<void> {
  const started = performance.now();
  const compiled = await compiledPages(cacheFolder);
  recordStep('Page modules', compiled.kept ? 'taken over' : 'compiled', performance.now() - started);
  cpSync(compiled.client, client, { recursive: true });
  cpSync(compiled.server, server, { recursive: true });

  const rendering = performance.now();
  const counts = { pages: 0, data: 0 };
  await renderPages(compiled.prerender, {
    site,
    folder: client,
    seen: (file) => {
      counts[file.path.endsWith('.html') ? 'pages' : 'data']++;
      seen(file);
    },
  });
  const counted = countedIn('en');
  const what = `${counted(counts.pages, 'page', 'pages')}, ${counted(counts.data, 'data file', 'data files')}`;
  recordStep('Pages', what, performance.now() - rendering);
}
