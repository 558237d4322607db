import { sitePages } from '#export/site-pages.ts';
import { publicSources } from '#export/sources.ts';
import { markdownPath } from '#site/alternate-links.ts';
import { countedIn } from '#site/words/counting.ts';
import { recordStep } from '../build-record.ts';
import { fileWriter } from './file-writer.ts';

/** Writes the Markdown twin of every page that has one below `folder`. */
export async function writeTwins(folder: string): Promise<void> {
  const started = performance.now();
  const files = fileWriter(folder);
  let count = 0;
  for (const { path, twin } of sitePages(publicSources())) {
    if (!twin) continue;
    await files.put(markdownPath(path), twin());
    count++;
  }
  await files.all();
  const what = countedIn('en')(count, 'page', 'pages');
  recordStep('Markdown twins', `of ${what}`, performance.now() - started);
}
