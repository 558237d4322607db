import { cpSync } from 'node:fs';
import { countedIn } from '#site/words/counting.ts';
import { recordStep } from '../build-record.ts';
import { compiledPages } from './compiled-pages.ts';
import { type RenderedPages, renderPages } from './render-pages.ts';

/** Where pages come from and go to. */
export interface PagesBuild extends RenderedPages {
  /** Gets the files that pages need: styles, fonts, scripts. */
  readonly client: string;
  /** Gets the handler of the gate's pages. */
  readonly server: string;
  /** Where compiled pages are kept between builds. */
  readonly cacheFolder: string;
}

/** Makes the pages and data files of the content that was provided, and the gate's handler. */
export async function buildPages({ client, server, cacheFolder, ...rendering }: PagesBuild): Promise<void> {
  const started = performance.now();
  const compiled = await compiledPages(cacheFolder);
  recordStep('Page modules', compiled.kept ? 'taken over' : 'compiled', performance.now() - started);
  cpSync(compiled.client, client, { recursive: true });
  cpSync(compiled.server, server, { recursive: true });

  const begun = performance.now();
  const counts = { pages: 0, data: 0 };
  await renderPages(compiled.prerender, {
    ...rendering,
    seen: (path, html) => {
      counts[html === null ? 'data' : 'pages']++;
      rendering.seen(path, html);
    },
  });
  const counted = countedIn('en');
  const what = `${counted(counts.pages, 'page', 'pages')}, ${counted(counts.data, 'data file', 'data files')}`;
  recordStep('Pages', what, performance.now() - begun);
}
