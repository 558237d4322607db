import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Interval } from '#domain/content/fields.ts';
import type { Policy } from '#domain/content/policy.ts';
import { type Entry, slugOf } from '#domain/entry.ts';
import { dayAfter } from '#domain/freshness.ts';
import {
  datesOf,
  type GatedEntry,
  type PageIds,
  type PublicText,
  textOf,
  visibleReferences,
} from './visibility.ts';

/** A published policy with its approval and its history. */
export interface PublicPolicy {
  readonly access: 'public';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly version: string;
  readonly owner: string;
  readonly approvedBy: string;
  readonly approved: CalendarDay;
  readonly effective: CalendarDay | null;
  readonly reviewBy: CalendarDay;
  readonly criteria: readonly string[];
  readonly summary: string | null;
  readonly related: readonly string[];
  readonly history: Policy['history'];
  /** From when on earlier texts are shown, as written. */
  readonly historyFrom: string | null;
  readonly text: PublicText;
}

/**
 * What the site may show of a policy that is public or gated.
 * @param isReadable whether the gate can show a gated one
 */
export function publicPolicy(
  entry: Entry<Policy>,
  policies: PageIds,
  reviewEvery: Interval,
  isReadable = false,
): PublicPolicy | GatedEntry {
  const { data, id } = entry;
  const reviewBy = data.reviewBy ?? dayAfter(data.approved, data.reviewEvery ?? reviewEvery);
  if (data.visibility !== 'public') return gatedPolicy(entry, reviewBy, isReadable);
  return {
    access: 'public',
    id,
    slug: slugOf(id),
    title: data.title,
    version: data.version,
    owner: data.owner,
    approvedBy: data.approvedBy,
    approved: data.approved,
    effective: data.effective ?? null,
    reviewBy,
    criteria: data.criteria,
    summary: data.summary ?? null,
    related: visibleReferences(data.related, policies),
    history: data.history,
    historyFrom: data.historyFrom ?? null,
    text: textOf(entry),
  };
}

function gatedPolicy({ id, data }: Entry<Policy>, reviewBy: CalendarDay, isReadable: boolean): GatedEntry {
  const dates = datesOf([
    ['approved', data.approved],
    ['effective', data.effective],
    ['next-review', reviewBy],
  ]);
  const { title, version } = data;
  return {
    access: 'gated',
    id,
    slug: slugOf(id),
    title,
    kind: 'policy',
    version,
    dates,
    locale: data.locale ?? null,
    hasFile: isReadable,
  };
}
