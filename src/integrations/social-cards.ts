import { existsSync } from 'node:fs';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { type PageCard, pageCard } from '#site/cards/page-card.ts';
import { accentPalette } from '#site/theme/accent.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { recordStep } from './build-record.ts';
import type { OutputWriter } from './output-writer.ts';
import { cachedCard } from './social-cards/card-cache.ts';
import { drawInWorkers } from './social-cards/draw-in-workers.ts';
import { showProgress } from './social-cards/show-progress.ts';

/** Collects the cards that pages name. */
export interface NamedCards {
  add(html: string): void;
  readonly cards: readonly PageCard[];
}

/** The cards of the pages that are told to it, each with the day of the build. */
export function namedCards(today: CalendarDay): NamedCards {
  const asOf = interfaceWords().day.asOf(today).replace(/\.$/, '');
  const cards: PageCard[] = [];
  return {
    cards,
    add: (html) => {
      const card = pageCard(html, asOf);
      if (card) cards.push(card);
    },
  };
}

/** How cards are drawn, and where they go. */
export interface CardPlacing {
  /** The color that the company chose. */
  readonly accentOf: string | undefined;
  readonly writer: Pick<OutputWriter, 'copy'>;
  readonly cacheFolder: string;
}

/** Draws the social card of every page that names one; a picture that was drawn before comes from the cache. */
export async function drawSocialCards(cards: readonly PageCard[], placing: CardPlacing): Promise<void> {
  const started = performance.now();
  const drawn = await placeCards(cards, placing);
  const what = `${cards.length} pictures, ${drawn === 0 ? 'none' : drawn} drawn anew`;
  recordStep('Social cards', what, performance.now() - started);
}

/** Puts every card into the output; gives how many had to be drawn. */
async function placeCards(
  cards: readonly PageCard[],
  { accentOf, writer, cacheFolder }: CardPlacing,
): Promise<number> {
  const { accent } = accentPalette(accentOf).light;
  const placed = cards.map((card) => ({ card, accent, file: cachedCard(cacheFolder, card, accent) }));
  const missing = [...new Map(placed.map((card) => [card.file, card])).values()].filter(
    ({ file }) => !existsSync(file),
  );
  await drawInWorkers(missing, showProgress('Drawing social cards', missing.length, process.stderr));
  for (const { card, file } of placed) writer.copy(card.path.slice(1), file);
  return missing.length;
}
