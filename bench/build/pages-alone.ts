import { resolve } from 'node:path';
import { keepCompiled } from '../../src/command-line/compile-cache.ts';

// Vitrine's pages with their data files and Markdown twins, without cards, search, manifest, the gate's copy and the leak gate.
// Only for the benchmark: a site that is published is built by `vitrine build`, which leaves none of them out.
keepCompiled();
const [
  { examinedContent },
  { provideContent },
  { buildPages },
  { writeTwins },
  { startOutputWriter },
  { parseDay },
] = await Promise.all([
  import('../../src/integrations/loaded-content.ts'),
  import('../../src/integrations/provide-content.ts'),
  import('../../src/integrations/pages/build-pages.ts'),
  import('../../src/integrations/pages/write-twins.ts'),
  import('../../src/integrations/output-writer.ts'),
  import('../../src/domain/calendar-day.ts'),
]);
const { VITRINE_CONTENT = '', VITRINE_TODAY = '', VITRINE_CACHE = '', VITRINE_OUT = '' } = process.env;
const today = parseDay(VITRINE_TODAY);
if (!today) throw new Error('VITRINE_TODAY names no day');
const content = await examinedContent(resolve(VITRINE_CONTENT), today);
provideContent(content, new Map());
const client = resolve(VITRINE_OUT, 'client');
const writer = startOutputWriter(client, {
  tokens: new Map(),
  gatedSizes: new Set(),
  texts: [],
  published: [],
});
await writeTwins(writer);
await buildPages({
  site: content.trustCenter.trust.data.site.url,
  client,
  server: resolve(VITRINE_OUT, 'server'),
  cacheFolder: resolve(VITRINE_CACHE, 'pages'),
  writer,
  seen: () => {},
});
await writer.settled();
await writer.end();
