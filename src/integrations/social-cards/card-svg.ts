import { cleanField } from '#server/pdf/clean-text.ts';
import type { PageCard } from '#site/cards/page-card.ts';
import type { CardWeight, HanForms } from './card-fonts.ts';
import { directionOfText, type SetLine } from './set-line.ts';
import { type Fit, type WrappedText, wrapText } from './wrap-text.ts';

export const cardWidth = 1200;
export const cardHeight = 630;

/**
 * The drawing of a card: company and kind above, the title large, status and as-of day below; mirrored on a right-to-left page.
 * Sizes are for a thumbnail of 300 pixels, where the smallest title is still 13 pixels high.
 *
 * @param accent `#rrggbb`, readable as text on the paper
 */
export function cardSvg(card: PageCard, accent: string): string {
  const text = textDrawer(card);
  const kind = text(card.kind, { fits: [{ size: 32, lines: 1 }], weight: 400, width: 420 });
  const company = text(card.company, { fits: [{ size: 36, lines: 1 }], weight: 600, width: 600 });
  const title = text(card.title, { fits: titleFits, weight: 600, width: inner });
  const status = text(card.status, {
    fits: [
      { size: 38, lines: 1 },
      { size: 32, lines: 1 },
    ],
    weight: 600,
    width: inner,
  });
  const asOf = text(card.asOf, { fits: [{ size: 30, lines: 1 }], weight: 400, width: inner });
  const titleHeight = title.lines.length * lineHeight(title);
  const block = titleHeight + (status.lines.length > 0 ? 28 + lineHeight(status) : 0);
  const top = Math.max(128, (cardHeight - block) / 2);
  const end = card.direction === 'rtl' ? 'left' : 'right';
  const start = card.direction === 'rtl' ? 'right' : 'left';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}">`,
    `<rect width="${cardWidth}" height="${cardHeight}" fill="${paper}"/><rect width="${cardWidth}" height="16" fill="${accent}"/>`,
    drawn(company, 62, ink, start),
    drawn(kind, 62, quiet, end),
    drawn(title, top, ink, sideOf(card.title, card)),
    drawn(status, top + titleHeight + 28, accent, sideOf(card.status, card)),
    drawn(asOf, cardHeight - 88, quiet, start),
    '</svg>',
  ].join('');
}

const ink = '#16201f';
const quiet = '#56625f';
const paper = '#fbfaf7';
const margin = 72;
const inner = cardWidth - 2 * margin;

const titleFits: [Fit, ...Fit[]] = [
  { size: 92, lines: 2 },
  { size: 76, lines: 3 },
  { size: 64, lines: 4 },
  { size: 54, lines: 5 },
];

interface TextBox {
  readonly fits: readonly [Fit, ...Fit[]];
  readonly weight: CardWeight;
  /** Pixels. */
  readonly width: number;
}

type Side = 'left' | 'right';

function textDrawer({ direction, language }: PageCard) {
  return (text: string, { fits, weight, width }: TextBox): WrappedText => {
    const clean = isolatedDays(cleanField(text.replace(/\p{Extended_Pictographic}/gu, ' ')));
    const style = { weight, direction: directionOfText(clean, direction), forms: hanForms(clean, language) };
    return wrapText(clean, width, fits, style);
  };
}

/** After an Arabic letter the parts of a day such as 2026-09-16 would be read from right to left. */
function isolatedDays(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, '\u2066$&\u2069');
}

/** Kana and hangul say which language it is; Chinese characters alone are read as the page's language says. */
function hanForms(text: string, language: string): HanForms {
  if (/[\u3040-\u30ff]/.test(text) || /^ja\b/.test(language)) return 'ja';
  return /[\u1100-\u11ff\uac00-\ud7af]/.test(text) || /^ko\b/.test(language) ? 'ko' : undefined;
}

function sideOf(text: string, { direction }: PageCard): Side {
  return directionOfText(text, direction) === 'rtl' ? 'right' : 'left';
}

function lineHeight({ size }: WrappedText): number {
  return Math.round(size * 1.18);
}

/** Lines as outlines; `top` is the upper edge of the first. */
function drawn(text: WrappedText, top: number, color: string, side: Side): string {
  return text.lines
    .map((line, index) => {
      const x = side === 'left' ? margin : cardWidth - margin - (line.width * text.size) / 1000;
      const baseline = top + index * lineHeight(text) + text.size * 0.94;
      return `<g fill="${color}" transform="translate(${x.toFixed(2)} ${baseline.toFixed(2)}) scale(${text.size / 1000} ${-text.size / 1000})">${outlines(line)}</g>`;
    })
    .join('');
}

function outlines({ glyphs }: SetLine): string {
  return glyphs
    .map(({ outline, x, y }) => `<path transform="translate(${x} ${y})" d="${outline}"/>`)
    .join('');
}
