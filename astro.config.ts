import { resolve } from 'node:path';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { type CalendarDay, dayAt, parseDay } from './src/domain/calendar-day.ts';
import { contentIntegration } from './src/integrations/content.ts';
import { markdownTwins } from './src/integrations/markdown-twins.ts';
import { publicFiles } from './src/integrations/public-files.ts';

// Variables of these names would replace Astro's own `import.meta.env.PROD` and the like, and pages be built without their policy.
for (const name of ['MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
  delete process.env[name];

const root = resolve(process.env.VITRINE_CONTENT ?? 'content');
const today: CalendarDay = parseDay(process.env.VITRINE_TODAY ?? '') ?? dayAt(Date.now());

// How pages are compiled, with the parts of `vitrine dev`. What `vitrine build` does is in src/integrations/build-site.ts.
export default defineConfig({
  output: 'static',
  adapter: node({ mode: 'middleware' }),
  session: false,
  integrations: [markdownTwins(), contentIntegration({ root, today }), publicFiles(root)],
  build: { inlineStylesheets: 'never', format: 'directory' },
  // The server in front sets host and protocol from the configured public address; no header of a visitor gets this far.
  security: { checkOrigin: true, allowedDomains: [{}], actionBodySizeLimit: 65_536 },
  devToolbar: { enabled: false },
  prefetch: false,
  vite: { build: { assetsInlineLimit: 0 }, ssr: { external: ['satteri'] } },
});
