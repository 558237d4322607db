import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicContent } from '#site/public-content.ts';
import { frameOf } from '#site/site-frame.ts';
import { writeGateCatalogue } from './gate-catalogue.ts';
import { hiddenEver } from './leak-gate/content-leaks.ts';
import { startLeakScanner } from './leak-gate/leak-scanner.ts';
import { leakGateStep } from './leak-gate.ts';
import type { CheckedContent } from './loaded-content.ts';
import { manifestStep } from './manifest.ts';
import { offlinePackStep } from './offline-pack.ts';
import { buildPages } from './pages/build-pages.ts';
import { writeTwins } from './pages/write-twins.ts';
import { provideContent } from './provide-content.ts';
import { copyPublicFiles } from './public-files.ts';
import { type LateFiles, readOutput } from './read-output.ts';
import { indexedBodies } from './search-index/indexed-bodies.ts';
import { type SearchIndex, searchIndex, searchOptions } from './search-index.ts';
import { drawSocialCards, namedCards } from './social-cards.ts';

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
 * Builds the site of checked content, in the order in which the parts read each other: pages, cards and search, public files, the
 * gate's copy, and at last pack, manifest and leak gate, which look at every published file.
 * @throws Error in words for people where something must not be published
 */
export async function buildSite(
  content: CheckedContent,
  { out, cache, modules }: SiteFolders,
): Promise<void> {
  const { site } = content.trustCenter.trust.data;
  const client = join(out, 'client');
  const server = join(out, 'server');
  provideContent(content, new Map());

  const scanner = startLeakScanner(hiddenEver(content));
  const cards = namedCards(content.today);
  const options = searchOptions(site.locale);
  const bodies = indexedBodies(options);
  await buildPages({
    site: site.url,
    client,
    server,
    cacheFolder: modules,
    seen: (file) => {
      const { path, bytes } = file;
      scanner.ahead(file);
      if (!path.endsWith('.html')) return;
      const html = bytes.toString('utf8');
      cards.add(html);
      bodies.add(path, html);
    },
  });
  writeFileSync(join(server, frameFile), JSON.stringify(frameOf(publicContent())));
  // Pagefind works in its process, cards are drawn and leaks looked for in threads, while the rest is done here.
  const index = searchIndex(client, { options, bodies, cacheFolder: join(cache, 'search') });
  await Promise.all([
    drawSocialCards(cards.cards, {
      accentOf: site.accent,
      folder: client,
      cacheFolder: join(cache, 'cards'),
    }),
    writeTwins(client),
    index.pagesRead,
  ]);
  copyPublicFiles(content.root, client);
  writeGateCatalogue(content, out);
  const pack = offlinePackStep({ cacheFolder: join(cache, 'pack') });
  await readOutput(client, [pack, manifestStep(content), leakGateStep(scanner)], published(index));
}

/** The files of an index by their paths on the site. */
async function published({ files }: SearchIndex): Promise<LateFiles> {
  return new Map([...(await files)].map(([path, bytes]) => [`pagefind/${path}`, bytes]));
}

/** What surrounds every page (title, navigation, logo, colors: public data alone), for the pages that the server renders. */
const frameFile = 'site-frame.json';
