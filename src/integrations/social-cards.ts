import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type PageCard, pageCard } from '#site/cards/page-card.ts';
import { accentPalette } from '#site/theme/accent.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { recordStep } from './build-record.ts';
import type { ContentOptions } from './content.ts';
import { checkedContent } from './loaded-content.ts';
import { cachedCard } from './social-cards/card-cache.ts';
import { drawInWorkers } from './social-cards/draw-in-workers.ts';
import { showProgress } from './social-cards/show-progress.ts';

/** Draws the social card of every published page that names one; a picture that was drawn before comes from the cache. */
export function socialCards({
  root,
  today,
  cacheFolder,
}: ContentOptions & { readonly cacheFolder: string }): AstroIntegration {
  return {
    name: 'vitrine-social-cards',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const started = performance.now();
        const accent = accentPalette(checkedContent(root, today).trustCenter.trust.data.site.accent).light
          .accent;
        const folder = fileURLToPath(dir);
        const cards = cardsOf(folder, interfaceWords().day.asOf(today).replace(/\.$/, ''));
        const drawn = await placeCards(cards, { accent, folder, cacheFolder });
        const what = `${cards.length} pictures, ${drawn === 0 ? 'none' : drawn} drawn anew`;
        recordStep('Social cards', what, performance.now() - started);
      },
    },
  };
}

function cardsOf(folder: string, asOf: string): PageCard[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.html'))
    .flatMap((item) => pageCard(readFileSync(join(item.parentPath, item.name), 'utf8'), asOf) ?? []);
}

interface Placing {
  readonly accent: string;
  readonly folder: string;
  readonly cacheFolder: string;
}

/** Puts every card into the output; gives how many had to be drawn. */
async function placeCards(
  cards: readonly PageCard[],
  { accent, folder, cacheFolder }: Placing,
): Promise<number> {
  const placed = cards.map((card) => ({ card, accent, file: cachedCard(cacheFolder, card, accent) }));
  const missing = [...new Map(placed.map((card) => [card.file, card])).values()].filter(
    ({ file }) => !existsSync(file),
  );
  await drawInWorkers(missing, showProgress('Drawing social cards', missing.length, process.stderr));
  for (const { card, file } of placed) {
    const target = join(folder, card.path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
  return missing.length;
}
