import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { cardVersion, drawCard } from '#site/cards/draw-card.ts';
import { type PageCard, pageCard } from '#site/cards/page-card.ts';
import type { ContentOptions } from './content.ts';
import { checkedContent } from './loaded-content.ts';

const atOnce = 4;

/** Draws the social card of every published page that names one; a picture that was drawn before comes from the cache. */
export function socialCards({
  root,
  today,
  cacheFolder,
}: ContentOptions & { readonly cacheFolder: string }): AstroIntegration {
  return {
    name: 'vitrine-social-cards',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const accent = checkedContent(root, today).trustCenter.trust.data.site.accent ?? '#0f5c63';
        const cards = cardsOf(fileURLToPath(dir), today);
        let drawn = 0;
        for (let index = 0; index < cards.length; index += atOnce) {
          const made = await Promise.all(
            cards
              .slice(index, index + atOnce)
              .map((card) => place(card, accent, fileURLToPath(dir), cacheFolder)),
          );
          drawn += made.filter((fresh) => fresh).length;
        }
        logger.info(`${cards.length} social cards, ${drawn} of them drawn anew.`);
      },
    },
  };
}

function cardsOf(folder: string, today: string): PageCard[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.html'))
    .flatMap((item) => pageCard(readFileSync(join(item.parentPath, item.name), 'utf8'), today) ?? []);
}

/** Puts one card into the output; true where it had to be drawn. */
async function place(card: PageCard, accent: string, folder: string, cacheFolder: string): Promise<boolean> {
  const { path, ...drawnFields } = card;
  const key = createHash('sha256')
    .update(JSON.stringify([cardVersion, accent, drawnFields]))
    .digest('hex');
  const cached = join(cacheFolder, `${key}.png`);
  const fresh = !existsSync(cached);
  if (fresh) await store(cached, await drawCard(card, accent));
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(cached, target);
  return fresh;
}

/** Written beside and renamed, so that an interrupted build leaves no half picture in the cache. */
async function store(file: string, png: Uint8Array): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, png);
  renameSync(`${file}.${process.pid}`, file);
}
