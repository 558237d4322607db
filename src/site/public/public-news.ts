import type { CalendarDay } from '#domain/calendar-day.ts';
import type { FaqEntry } from '#domain/content/faq-entry.ts';
import type { Update } from '#domain/content/update.ts';
import { type Entry, slugOf } from '#domain/entry.ts';
import {
  datesOf,
  type GatedEntry,
  type PageIds,
  type PublicText,
  textOf,
  visibleReferences,
} from './visibility.ts';

/** A published question with its answer. */
export interface PublicQuestion {
  readonly access: 'public';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly order: number;
  readonly controls: readonly string[];
  readonly policies: readonly string[];
  readonly updated: CalendarDay | null;
  readonly text: PublicText;
}

/** A published piece of news. */
export interface PublicUpdate {
  readonly access: 'public';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly date: CalendarDay;
  readonly kind: Update['kind'];
  readonly summary: string | null;
  readonly text: PublicText;
}

/** What the site may show of a question that is public or gated. */
export function publicQuestion(
  entry: Entry<FaqEntry>,
  controls: PageIds,
  policies: PageIds,
): PublicQuestion | GatedEntry {
  const { data, id } = entry;
  const slug = slugOf(id);
  const { title } = data;
  if (data.visibility !== 'public') {
    const dates = datesOf([['updated', data.updated]]);
    return {
      access: 'gated',
      id,
      slug,
      title,
      kind: 'question',
      version: null,
      dates,
      locale: data.locale ?? null,
      hasFile: false,
    };
  }
  return {
    access: 'public',
    id,
    slug,
    title,
    topic: data.topic ?? 'general',
    order: data.order ?? Number.MAX_SAFE_INTEGER,
    controls: visibleReferences(data.controls, controls),
    policies: visibleReferences(data.policies, policies),
    updated: data.updated ?? null,
    text: textOf(entry),
  };
}

/** What the site may show of an update that is public or gated. */
export function publicUpdate(entry: Entry<Update>): PublicUpdate | GatedEntry {
  const { data, id } = entry;
  const slug = slugOf(id);
  const { title, date, kind } = data;
  if (data.visibility !== 'public') {
    return {
      access: 'gated',
      id,
      slug,
      title,
      kind: 'update',
      version: null,
      dates: datesOf([['date', date]]),
      locale: data.locale ?? null,
      hasFile: false,
    };
  }
  return {
    access: 'public',
    id,
    slug,
    title,
    date,
    kind,
    summary: data.summary ?? null,
    text: textOf(entry),
  };
}
