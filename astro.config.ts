import { join, resolve } from 'node:path';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { type CalendarDay, dayAt, parseDay } from './src/domain/calendar-day.ts';
import { atOnce } from './src/integrations/at-once.ts';
import { contentIntegration } from './src/integrations/content.ts';
import { gateCatalogueIntegration } from './src/integrations/gate-catalogue.ts';
import { leakGateStep } from './src/integrations/leak-gate.ts';
import { checkedContent } from './src/integrations/loaded-content.ts';
import { manifestStep } from './src/integrations/manifest.ts';
import { markdownTwins } from './src/integrations/markdown-twins.ts';
import { offlinePackStep } from './src/integrations/offline-pack.ts';
import { publicFiles } from './src/integrations/public-files.ts';
import { readingOutput } from './src/integrations/read-output.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { siteFrameModule } from './src/integrations/site-frame.ts';
import { socialCards } from './src/integrations/social-cards.ts';

// Variables of these names would replace Astro's own `import.meta.env.PROD` and the like, and pages be built without their policy.
for (const name of ['MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
  delete process.env[name];

const root = resolve(process.env.VITRINE_CONTENT ?? 'content');
const today: CalendarDay = parseDay(process.env.VITRINE_TODAY ?? '') ?? dayAt(Date.now());
const content = { root, today };
const cache = resolve(process.env.VITRINE_CACHE ?? join(import.meta.dirname, '.vitrine'));

export default defineConfig({
  site: checkedContent(root, today).trustCenter.trust.data.site.url,
  output: 'static',
  outDir: process.env.VITRINE_OUT ?? 'dist',
  adapter: node({ mode: 'middleware' }),
  session: false,
  integrations: [
    markdownTwins(),
    contentIntegration(content),
    siteFrameModule(),
    publicFiles(content),
    atOnce('vitrine-cards-and-search', [
      socialCards({ ...content, cacheFolder: join(cache, 'cards') }),
      searchIndex({ cacheFolder: join(cache, 'search') }),
    ]),
    gateCatalogueIntegration(content),
    readingOutput([
      offlinePackStep({ cacheFolder: join(cache, 'pack') }),
      manifestStep(content),
      leakGateStep(content),
    ]),
  ],
  build: { inlineStylesheets: 'never', concurrency: 4, format: 'directory' },
  // The server in front sets host and protocol from the configured public address; no header of a visitor gets this far.
  security: { checkOrigin: true, allowedDomains: [{}], actionBodySizeLimit: 65_536 },
  devToolbar: { enabled: false },
  prefetch: false,
  vite: { build: { assetsInlineLimit: 0 }, ssr: { external: ['satteri'] } },
});
