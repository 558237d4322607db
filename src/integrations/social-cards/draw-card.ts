import { Resvg } from '@resvg/resvg-js';
import type { PageCard } from '#site/cards/page-card.ts';
import { cardSvg } from './card-svg.ts';

/** Draws a card as a PNG of 1200 × 630 pixels; the accent is `#rrggbb`. The same card gives the same bytes on every machine. */
export function drawCard(card: PageCard, accent: string): Uint8Array {
  return new Resvg(cardSvg(card, accent), { font: { loadSystemFonts: false } }).render().asPng();
}
