import { sitePages } from '#export/site-pages.ts';
import { publicSources } from '#export/sources.ts';
import { markdownPath } from '#site/alternate-links.ts';
import { countedIn } from '#site/words/counting.ts';
import { recordStep } from '../build-record.ts';
import type { OutputWriter } from '../output-writer.ts';

/** Makes the Markdown twin of every page that has one. */
export async function writeTwins(writer: Pick<OutputWriter, 'put'>): Promise<void> {
  const started = performance.now();
  let count = 0;
  for (const { path, twin } of sitePages(publicSources())) {
    if (!twin) continue;
    await writer.put(markdownPath(path).slice(1), twin());
    count++;
  }
  const what = countedIn('en')(count, 'page', 'pages');
  recordStep('Markdown twins', `of ${what}`, performance.now() - started);
}
