import { existsSync } from 'node:fs';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { pageCard } from '#site/cards/page-card.ts';
import { accentPalette } from '#site/theme/accent.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { recordStep } from './build-record.ts';
import { headOf } from './output-file.ts';
import type { OutputWriter } from './output-writer.ts';
import { cachedCard } from './social-cards/card-cache.ts';
import { type CardToDraw, drawInWorkers } from './social-cards/draw-in-workers.ts';
import { showProgress } from './social-cards/show-progress.ts';

/** Places the cards that pages name. */
export interface SocialCards {
  /** Takes a page. A card that was drawn for an earlier build is placed at once. */
  add(html: Uint8Array): void;
  /** Draws the other ones, and places them too. */
  drawMissing(): Promise<void>;
}

/** How cards are drawn, and where they go. */
export interface CardPlacing {
  readonly today: CalendarDay;
  /** The color that the company chose. */
  readonly accentOf: string | undefined;
  readonly writer: Pick<OutputWriter, 'copy'>;
  readonly cacheFolder: string;
}

/** The social cards of the pages that are told to it, each with the day of the build. */
export function socialCards({ today, accentOf, writer, cacheFolder }: CardPlacing): SocialCards {
  const asOf = interfaceWords().day.asOf(today).replace(/\.$/, '');
  const { accent } = accentPalette(accentOf).light;
  const missing: CardToDraw[] = [];
  let kept = 0;
  return {
    add: (html) => {
      const card = pageCard(headOf(html), asOf);
      if (!card) return;
      const file = cachedCard(cacheFolder, card, accent);
      if (existsSync(file)) {
        writer.copy(card.path.slice(1), file);
        kept++;
      } else {
        missing.push({ card, accent, file });
      }
    },
    drawMissing: async () => {
      const started = performance.now();
      // Pages may look alike in all that a card shows.
      const different = [...new Map(missing.map((card) => [card.file, card])).values()];
      await drawInWorkers(different, showProgress('Drawing social cards', different.length, process.stderr));
      for (const { card, file } of missing) writer.copy(card.path.slice(1), file);
      const what = `${kept + missing.length} pictures, ${different.length || 'none'} drawn anew`;
      recordStep('Social cards', what, performance.now() - started);
    },
  };
}
