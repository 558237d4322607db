import type { PublicContent } from '../public-content.ts';
import { wordsOf } from '../words/words.ts';
import { allChanges } from './all-changes.ts';
import { type Change, pastChanges } from './change.ts';

/** All changes by month, the latest first. */
export interface ChangesView {
  readonly months: readonly {
    /** `2026-11`: the anchor. */
    readonly id: string;
    /** `November 2026`. */
    readonly title: string;
    readonly changes: readonly Change[];
  }[];
  /** The same months by year, for the list of addresses above them. */
  readonly years: readonly {
    readonly year: string;
    readonly months: readonly { readonly id: string; readonly title: string; readonly name: string }[];
  }[];
  readonly total: number;
  /** How many are listed, where there are more. */
  readonly most: number | null;
}

/** One page, however long a company publishes; the feeds hold the same changes. */
const mostListed = 1000;

/** Groups what happened by the day of the build by month. */
export function changesView(content: PublicContent): ChangesView {
  const all = pastChanges(allChanges(content), content.today);
  const listed = all.slice(0, mostListed);
  const { locale } = wordsOf(content.site.locale);
  const title = monthFormat(locale, { month: 'long', year: 'numeric' });
  const name = monthFormat(locale, { month: 'long' });
  const months = [...Map.groupBy(listed, ({ day }) => day.slice(0, 7))].map(([id, changes]) => ({
    id,
    title: title(id),
    name: name(id),
    changes,
  }));
  return {
    months,
    years: [...Map.groupBy(months, ({ id }) => id.slice(0, 4))].map(([year, ofYear]) => ({
      year,
      months: ofYear,
    })),
    total: all.length,
    most: all.length > listed.length ? mostListed : null,
  };
}

/** Writes a month such as `2026-11`. */
function monthFormat(locale: string, options: Intl.DateTimeFormatOptions): (month: string) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
}
