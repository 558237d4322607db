import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicContent } from '#site/public-content.ts';
import { frameOf } from '#site/site-frame.ts';
import { writeGateCatalogue } from './gate-catalogue.ts';
import { hiddenEver } from './leak-gate/content-leaks.ts';
import { leakGateStep } from './leak-gate.ts';
import type { CheckedContent } from './loaded-content.ts';
import { manifestStep } from './manifest.ts';
import { offlinePackStep } from './offline-pack.ts';
import { type OutputWriter, startOutputWriter } from './output-writer.ts';
import { buildPages } from './pages/build-pages.ts';
import { writeTwins } from './pages/write-twins.ts';
import { provideContent } from './provide-content.ts';
import { copyPublicFiles } from './public-files.ts';
import { readOutput } from './read-output.ts';
import { indexedBodies } from './search-index/indexed-bodies.ts';
import { type SearchIndex, searchIndex, searchOptions } from './search-index.ts';
import { socialCards } from './social-cards.ts';

/** Where a site is built to, and where work is kept for the next build. */
export interface SiteFolders {
  /** Empty; gets `client` (what is published), `server` and `gate`. */
  readonly out: string;
  /** Pictures, indexes and packed files of earlier builds. */
  readonly cache: string;
  /** Compiled pages of earlier builds; inside the project. */
  readonly modules: string;
}

/**
 * Builds the site of checked content. What must not be published is looked for in every file, in the thread that writes most of them.
 * @throws Error in words for people where something must not be published
 */
export async function buildSite(content: CheckedContent, folders: SiteFolders): Promise<void> {
  provideContent(content, new Map());
  const writer = startOutputWriter(join(folders.out, 'client'), hiddenEver(content));
  try {
    await buildParts(content, folders, writer);
  } finally {
    await writer.end();
  }
}

/**
 * In the order in which the parts read each other: pages, cards and search, public files, the gate's copy, and at last pack,
 * manifest and leak gate, which look at every published file. Twins come first, for they are quickly made and slowly written:
 * the thread has them done while pages are rendered.
 */
async function buildParts(
  content: CheckedContent,
  { out, cache, modules }: SiteFolders,
  writer: OutputWriter,
): Promise<void> {
  const { site } = content.trustCenter.trust.data;
  const client = join(out, 'client');
  const server = join(out, 'server');
  const cards = socialCards({
    today: content.today,
    accentOf: site.accent,
    writer,
    cacheFolder: join(cache, 'cards'),
  });
  const options = searchOptions(site.locale);
  const bodies = indexedBodies(options);
  await writeTwins(writer);
  await buildPages({
    site: site.url,
    client,
    server,
    cacheFolder: modules,
    writer,
    seen: (path, html) => {
      if (html === null) return;
      cards.add(html);
      bodies.add(path, html);
    },
  });
  writeFileSync(join(server, frameFile), JSON.stringify(frameOf(publicContent())));
  // Pagefind reads pages from the folder, in a process of its own; cards are drawn in threads.
  const written = () => writer.settled();
  const index = searchIndex(client, { options, bodies, written, cacheFolder: join(cache, 'search') });
  const published = publishIndex(index, writer);
  // It is waited for in the end; a fault before that must not end the process.
  published.catch(() => {});
  await Promise.all([cards.drawMissing(), index.pagesRead]);
  // The thread writes the last ones while the next lines run; whoever reads the folder waits for it.
  writer.settled().catch(() => {});
  copyPublicFiles(content.root, client);
  writeGateCatalogue(content, out);
  const pack = offlinePackStep({ cacheFolder: join(cache, 'pack') });
  const steps = [pack, manifestStep(content), leakGateStep(writer)];
  await readOutput(client, steps, writer, published);
}

/** Puts the files of an index into the site when they are made. */
async function publishIndex({ files }: SearchIndex, writer: OutputWriter): Promise<void> {
  for (const [path, bytes] of await files) await writer.put(`pagefind/${path}`, bytes);
}

/** What surrounds every page (title, navigation, logo, colors: public data alone), for the pages that the server renders. */
const frameFile = 'site-frame.json';
