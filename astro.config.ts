import { join, resolve } from 'node:path';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { type CalendarDay, dayAt, parseDay } from './src/domain/calendar-day.ts';
import { contentIntegration } from './src/integrations/content.ts';
import { gateCatalogueIntegration } from './src/integrations/gate-catalogue.ts';
import { leakGate } from './src/integrations/leak-gate.ts';
import { checkedContent } from './src/integrations/loaded-content.ts';
import { publishedManifest } from './src/integrations/manifest.ts';
import { publicFiles } from './src/integrations/public-files.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { siteFrameModule } from './src/integrations/site-frame.ts';
import { socialCards } from './src/integrations/social-cards.ts';

// Variables of these names would replace Astro's own `import.meta.env.PROD` and the like, and pages be built without their policy.
for (const name of ['MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
  delete process.env[name];

const root = resolve(process.env.VITRINE_CONTENT ?? 'content');
const today: CalendarDay = parseDay(process.env.VITRINE_TODAY ?? '') ?? dayAt(Date.now());
const content = { root, today };

export default defineConfig({
  site: process.env.VITRINE_URL ?? checkedContent(root, today).trustCenter.trust.data.site.url,
  output: 'static',
  outDir: process.env.VITRINE_OUT ?? 'dist',
  adapter: node({ mode: 'middleware' }),
  session: false,
  integrations: [
    contentIntegration(content),
    siteFrameModule(),
    publicFiles(content),
    socialCards({ ...content, cacheFolder: join(import.meta.dirname, '.vitrine/cards') }),
    searchIndex(),
    gateCatalogueIntegration(content),
    publishedManifest(content),
    leakGate(content),
  ],
  build: { inlineStylesheets: 'never', concurrency: 4, format: 'directory' },
  // The server in front sets host and protocol from the configured public address; no header of a visitor gets this far.
  security: { checkOrigin: true, allowedDomains: [{}], actionBodySizeLimit: 65_536 },
  devToolbar: { enabled: false },
  prefetch: false,
  vite: { build: { assetsInlineLimit: 0 }, ssr: { external: ['satteri', '@resvg/resvg-js', 'satori'] } },
});
