import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Visibility } from '#domain/content/fields.ts';
import { type Entry, slugOf } from '#domain/entry.ts';

/** What everybody may see of an entry behind the gate: its title, kind, version and dates, and that it can be asked for. */
export interface GatedEntry {
  readonly access: 'gated';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: GatedKind;
  readonly version: string | null;
  readonly dates: readonly { readonly label: GatedDate; readonly day: CalendarDay }[];
  /** Language of the title, where it is not that of the site. */
  readonly locale: string | null;
  /** Whether the gate holds its file or text; without one it is asked for by mail. */
  readonly hasFile: boolean;
}

export type GatedKind = 'control' | 'policy' | 'question' | 'update';

/** What a day of a gated entry is; the words for it are the interface's. */
export type GatedDate = 'reviewed' | 'approved' | 'effective' | 'next-review' | 'updated' | 'date';

/** Markdown as written, and whether Vitrine's components may stand in it. */
export interface PublicText {
  readonly markdown: string;
  readonly format: 'md' | 'mdx';
  /** Its language, where the entry says that it is not the site's. */
  readonly locale?: string | undefined;
}

/** Ids of one kind that have a page, known by their lower-case form. */
export type PageIds = ReadonlySet<string>;

interface Visible {
  readonly visibility: Visibility;
}

/** Leaves out internal entries. Every list that becomes public passes here first. */
export function withoutInternal<Data extends Visible>(
  entries: readonly Entry<Data>[],
): readonly Entry<Data>[] {
  return entries.filter(({ data }) => data.visibility === 'public' || data.visibility === 'gated');
}

/** The ids that may be linked to: everything but internal entries. */
export function pageIds<Data extends Visible>(entries: readonly Entry<Data>[]): PageIds {
  return new Set(withoutInternal(entries).map(({ id }) => slugOf(id)));
}

/** Slugs of the references that have a page; references to internal or absent entries vanish without a trace. */
export function visibleReferences(ids: readonly string[], pages: PageIds): readonly string[] {
  return [...new Set(ids.map(slugOf))].filter((slug) => pages.has(slug));
}

/** The text of a public entry. */
export function textOf(entry: Entry<{ readonly locale?: string | undefined }>): PublicText {
  const { locale } = entry.data;
  const format = entry.file.toLowerCase().endsWith('.mdx') ? 'mdx' : 'md';
  return { markdown: entry.body, format, ...(locale ? { locale } : {}) };
}

/** Dates that are there, with their labels. */
export function datesOf(
  pairs: readonly (readonly [label: GatedDate, day: CalendarDay | null | undefined])[],
): GatedEntry['dates'] {
  return pairs.flatMap(([label, day]) => (day ? [{ label, day }] : []));
}
