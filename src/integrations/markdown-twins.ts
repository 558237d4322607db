import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { sitePages } from '#export/site-pages.ts';
import { publicSources } from '#export/sources.ts';
import { markdownPath } from '#site/alternate-links.ts';

/**
 * Publishes the Markdown twin of every page. In `dev` it is a route. A build writes the files itself: a request, a response
 * and a module of the router for each cost more than the twin.
 */
export function markdownTwins(): AstroIntegration {
  return {
    name: 'vitrine-markdown-twins',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'dev') return;
        const entrypoint = new URL('./markdown-twins/twin-route.ts', import.meta.url);
        injectRoute({ pattern: '/[...page].md', entrypoint, prerender: true });
      },
      'astro:build:done': ({ dir }) => writeTwins(fileURLToPath(dir)),
    },
  };
}

/** Many are written at the same time, for making a file is waiting for the disk. */
async function writeTwins(folder: string): Promise<void> {
  const made = new Set<string>();
  let writing: Promise<void>[] = [];
  for (const { path, twin } of sitePages(publicSources())) {
    if (!twin) continue;
    const file = join(folder, markdownPath(path));
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writing.push(writeFile(file, twin(), { flag: 'wx' }));
    if (writing.length < mostAtOnce) continue;
    await Promise.all(writing);
    writing = [];
  }
  await Promise.all(writing);
}

const mostAtOnce = 8;
