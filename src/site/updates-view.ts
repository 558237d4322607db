import type { PublicUpdate } from './public/public-news.ts';
import type { GatedEntry } from './public/visibility.ts';
import type { PublicContent } from './public-content.ts';
import { orderIn } from './words/formatting.ts';

/** News by year, the latest first. */
export interface UpdatesView {
  readonly years: readonly { readonly year: string; readonly updates: readonly PublicUpdate[] }[];
  readonly gated: readonly GatedEntry[];
}

/** Groups news by year; the same day keeps the order of titles, so that every build gives the same page. */
export function updatesView(content: PublicContent): UpdatesView {
  const updates = updatesInOrder(content);
  const years = Map.groupBy(updates, ({ date }) => date.slice(0, 4));
  return {
    years: [...years].map(([year, list]) => ({ year, updates: list })),
    gated: content.updates.filter((update) => update.access === 'gated'),
  };
}

/** Published news, the latest first. */
export function updatesInOrder(content: PublicContent): readonly PublicUpdate[] {
  const order = orderIn(content.site.locale);
  return content.updates
    .filter((update) => update.access === 'public')
    .sort((a, b) => (a.date === b.date ? order(a.title, b.title) : a.date < b.date ? 1 : -1));
}
