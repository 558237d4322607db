import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import { lastDayToObject } from '#domain/last-day-to-object.ts';
import { subprocessorHistory } from '../history/subprocessor-history.ts';
import type { PublicContent } from '../public-content.ts';
import { type Words, wordsOf } from '../words/words.ts';
import type { Change } from './change.ts';
import { changeSummary, namesIn } from './git-changes.ts';

/**
 * What happens to subprocessors, each on its day: announced, in effect, removed, as their dates say; and from git what changed of
 * those that stay, and who was taken off the list.
 * @param product only what concerns this product; subprocessors that name no product concern each
 */
export function subprocessorChanges(content: PublicContent, product?: string): readonly Change[] {
  const { words } = wordsOf(content.site.locale);
  return [
    ...content.subprocessors.list
      .filter((one) => isUsedBy(one, product))
      .flatMap((one) => [
        ...announcement(one, content, words),
        ...beginning(one, words),
        ...removal(one, words),
      ]),
    ...listChanges(content, words, product),
  ];
}

/** Whether a subprocessor is used by a product; without products it is used by all. */
export function isUsedBy({ products }: Subprocessor, product: string | undefined): boolean {
  return product === undefined || products.length === 0 || products.includes(product);
}

function announcement(one: Subprocessor, content: PublicContent, words: Words): Change[] {
  const { announced, effective } = one;
  if (!announced || !effective) return [];
  const { feeds } = words;
  if (isLeaving(one)) {
    const title = feeds.removalAnnounced(one.name, one.removed ?? effective);
    return [change(one, 'announced', announced, title, sentence(one.purpose), words)];
  }
  const { company, subprocessors } = content;
  const replaced = subprocessors.list.find(({ id }) => id === one.replaces);
  const lastDay = lastDayToObject(one, subprocessors.noticeDays);
  const objectTo = company.privacyEmail ?? company.securityEmail;
  const summary = [
    sentence(one.purpose),
    ...(replaced ? [feeds.replaces(replaced.name)] : []),
    ...(lastDay ? [feeds.lastDayToObject(lastDay, objectTo)] : []),
  ].join(' ');
  return [
    change(one, 'announced', announced, feeds.subprocessorAnnounced(one.name, effective), summary, words),
  ];
}

/** Of one that was removed, the days of announcement and effect are those of its leaving, unless it began on them. */
function isLeaving({ status, since, removed, announced, effective }: Subprocessor): boolean {
  if (since && announced && since < announced) return status === 'removed' || removed !== undefined;
  return status === 'removed' && !(removed && effective && effective < removed);
}

function beginning(one: Subprocessor, words: Words): Change[] {
  const day = one.since ?? (isLeaving(one) ? undefined : one.effective);
  if (!day || one.status === 'planned') return [];
  return [change(one, 'since', day, words.feeds.subprocessorBegan(one.name), sentence(one.purpose), words)];
}

function removal(one: Subprocessor, words: Words): Change[] {
  const day = one.removed ?? (one.status === 'removed' ? one.effective : undefined);
  if (!day) return [];
  return [change(one, 'removed', day, words.feeds.subprocessorEnded(one.name), sentence(one.purpose), words)];
}

/** Facts whose changes are told by the dates above already. */
const toldByDates = new Set(['status', 'since', 'announced', 'effective', 'removed', 'replaces']);

function listChanges(content: PublicContent, words: Words, product: string | undefined): Change[] {
  const names = namesIn(content);
  return subprocessorHistory(content).flatMap(({ day, kind, subprocessor, fields }) => {
    if (!isUsedBy(subprocessor, product)) return [];
    const { name } = subprocessor;
    const told = fields.filter(({ field }) => !toldByDates.has(field));
    const summary = changeSummary(told, null, words, names);
    switch (kind) {
      case 'unlisted':
        return [change(subprocessor, 'unlisted', day, words.history.unlisted(name), null, words)];
      case 'changed':
        return told.length === 0
          ? []
          : [change(subprocessor, 'changed', day, words.history.changed(name), summary, words)];
      case 'listed': {
        const hasDay = subprocessor.since ?? subprocessor.announced ?? subprocessor.effective;
        if (hasDay) return [];
        return [
          change(
            subprocessor,
            'listed',
            day,
            words.history.listed(name),
            sentence(subprocessor.purpose),
            words,
          ),
        ];
      }
      default:
        return kind satisfies never;
    }
  });
}

function change(
  { id }: Subprocessor,
  event: 'announced' | 'since' | 'removed' | 'listed' | 'changed' | 'unlisted',
  day: CalendarDay,
  title: string,
  summary: string | null,
  { kind }: Words,
): Change {
  const path = event === 'unlisted' ? '/subprocessors/' : `/subprocessors/#${id}`;
  return {
    id: `/subprocessors/#${id}-${event}-${day}`,
    title,
    path,
    day,
    kind: kind.subprocessor,
    summary,
    text: null,
  };
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
