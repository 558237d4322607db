import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { offlinePack, packFile } from '#export/pack/offline-pack.ts';
import { withPackSize } from '#export/pack/pack-size.ts';
import { publicContent } from '#site/public-content.ts';
import { frameOf } from '#site/site-frame.ts';
import { wordsOf } from '#site/words/words.ts';
import { keptMembers } from './offline-pack/kept-members.ts';
import type { OutputStep } from './read-output.ts';

/**
 * Packs the public pages and files into `/trust-center.zip`, and writes its size into the page that offers it. It runs after
 * everything that writes pages and before the manifest, which lists the pack like any other file.
 * @param cacheFolder where members of the last pack are kept, which need not be compressed again
 */
export function offlinePackStep({ cacheFolder }: { readonly cacheFolder: string }): OutputStep {
  const { url: site, title, locale, today: asOf } = frameOf(publicContent());
  const kept = keptMembers(cacheFolder, site);
  return (folder, paths) => {
    const { language, words } = wordsOf(locale);
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const pack = offlinePack({ site, title, asOf, paths, sha256, crc32, words: words.pack, kept });
    return {
      name: 'Offline pack',
      take: pack.take,
      finish: () => {
        const bytes = pack.bytes();
        const made = kept.store();
        writeFileSync(join(folder, packFile), bytes);
        const page = join(folder, offeringPage);
        writeFileSync(page, withPackSize(readFileSync(page, 'utf8'), bytes.length, language));
        const what = `${(bytes.length / 1e6).toFixed(1)} MB, ${made === 0 ? 'no' : made} files packed anew`;
        return { written: [packFile, offeringPage], what };
      },
    };
  };
}

const offeringPage = 'data/index.html';
