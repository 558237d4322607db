import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { offlinePack, packFile } from '#export/pack/offline-pack.ts';
import { withPackSize } from '#export/pack/pack-size.ts';
import { publicContent } from '#site/public-content.ts';
import { frameOf } from '#site/site-frame.ts';
import { wordsOf } from '#site/words/words.ts';
import { recordStep } from './build-record.ts';

/**
 * Packs the public pages and files into `/trust-center.zip`. It runs after everything that writes pages and before the
 * manifest, which lists the pack like any other file.
 */
export function offlinePackIntegration(): AstroIntegration {
  return {
    name: 'vitrine-offline-pack',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const started = performance.now();
        const size = writeOfflinePack(fileURLToPath(dir));
        recordStep('Offline pack', `${(size / 1e6).toFixed(1)} MB`, performance.now() - started);
      },
    },
  };
}

/** Writes the pack of a folder of built pages, and its size into the page that offers it; gives the size in bytes. */
export function writeOfflinePack(folder: string): number {
  const { url: site, title, locale, today: asOf } = frameOf(publicContent());
  const { language, words } = wordsOf(locale);
  const bytes = offlinePack({
    site,
    title,
    asOf,
    paths: filesBelow(folder),
    read: (path) => readFileSync(join(folder, path)),
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    words: words.pack,
  });
  writeFileSync(join(folder, packFile), bytes);
  const page = join(folder, 'data/index.html');
  writeFileSync(page, withPackSize(readFileSync(page, 'utf8'), bytes.length, language));
  return bytes.length;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll('\\', '/'))
    .sort((a, b) => (a < b ? -1 : 1));
}
