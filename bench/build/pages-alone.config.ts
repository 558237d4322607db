import { resolve } from 'node:path';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { dayAt, parseDay } from '../../src/domain/calendar-day.ts';
import { contentIntegration } from '../../src/integrations/content.ts';
import { markdownTwins } from '../../src/integrations/markdown-twins.ts';
import { siteFrameModule } from '../../src/integrations/site-frame.ts';

// Vitrine's pages with their data files and Markdown twins, without cards, search, manifest, the gate's copy and the leak gate.
// Only for the benchmark: a site that is published is built by `vitrine build`, which leaves none of them out.
const content = {
  root: resolve(process.env.VITRINE_CONTENT ?? 'content'),
  today: parseDay(process.env.VITRINE_TODAY ?? '') ?? dayAt(Date.now()),
};

export default defineConfig({
  site: 'https://trust.acme.example',
  output: 'static',
  outDir: process.env.VITRINE_OUT ?? 'dist',
  cacheDir: `${process.env.VITRINE_OUT ?? 'dist'}-astro`,
  adapter: node({ mode: 'middleware' }),
  session: false,
  integrations: [markdownTwins(), contentIntegration(content), siteFrameModule()],
  build: { inlineStylesheets: 'never', concurrency: 4, format: 'directory' },
  devToolbar: { enabled: false },
  prefetch: false,
  vite: { build: { assetsInlineLimit: 0 }, ssr: { external: ['satteri'] } },
});
