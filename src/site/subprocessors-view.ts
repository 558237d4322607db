import { type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import { lastDayToObject } from '#domain/last-day-to-object.ts';
import type { ContentIndex } from './content-index.ts';
import { safeHref } from './paths.ts';
import type { PublicContent } from './public-content.ts';
import { type Words, wordsOf } from './words/words.ts';

/** The subprocessors: what changes, who is active, who was removed. */
export interface SubprocessorsView {
  /** Null where no notice period is promised. */
  readonly noticeDays: number | null;
  readonly planned: readonly PlannedChange[];
  readonly active: readonly SubprocessorRow[];
  readonly removed: readonly SubprocessorRow[];
  /** Where an objection goes. */
  readonly objectionAddress: string;
}

export interface SubprocessorRow {
  readonly id: string;
  readonly name: string;
  readonly entity: string | null;
  readonly purpose: string;
  readonly data: readonly string[];
  readonly locations: readonly { readonly label: string; readonly countries: readonly string[] }[];
  readonly transfers: readonly string[];
  readonly products: readonly string[];
  readonly dpa: string | null;
  readonly since: CalendarDay | null;
  readonly ended: CalendarDay | null;
}

export interface PlannedChange {
  readonly row: SubprocessorRow;
  readonly announced: CalendarDay | null;
  readonly effective: CalendarDay | null;
  /** The last day of the promised notice period; null where none is promised. */
  readonly lastDayToObject: CalendarDay | null;
  readonly daysLeft: number | null;
  readonly replaces: string | null;
  readonly emergency: string | null;
}

/** Sorts the list into what is planned, active and removed, with countries and mechanisms in words. */
export function subprocessorsView(content: PublicContent, index: ContentIndex): SubprocessorsView {
  const { list, noticeDays } = content.subprocessors;
  const names = new Map(list.map(({ id, name }) => [id, name]));
  const { locale, words } = wordsOf(content.site.locale);
  const countryName = countryNames(locale);
  const row = (subprocessor: Subprocessor) => subprocessorRow(subprocessor, index, countryName, words);
  return {
    noticeDays,
    planned: list
      .filter(({ status }) => status === 'planned')
      .map((one) => plannedChange(one, row(one), names, content)),
    active: list.filter(({ status }) => status === 'active').map(row),
    removed: list.filter(({ status }) => status === 'removed').map(row),
    objectionAddress: content.company.privacyEmail ?? content.company.securityEmail,
  };
}

function subprocessorRow(
  subprocessor: Subprocessor,
  index: ContentIndex,
  countryName: (code: string) => string,
  { subprocessorList, transfer }: Words,
): SubprocessorRow {
  const {
    id,
    name,
    entity,
    purpose,
    data,
    locations,
    transfers,
    products,
    dpa,
    since,
    removed,
    effective,
    status,
  } = subprocessor;
  const { storage = [], processing = [], remoteAccess = [] } = locations ?? {};
  const places = [
    ...(storage.toSorted().join() === processing.toSorted().join()
      ? [{ label: subprocessorList.storageAndProcessing, countries: storage }]
      : [
          { label: subprocessorList.storage, countries: storage },
          { label: subprocessorList.processing, countries: processing },
        ]),
    { label: subprocessorList.remoteAccess, countries: remoteAccess },
  ];
  return {
    id,
    name,
    entity: entity && entity !== name ? entity : null,
    purpose,
    data,
    locations: places
      .filter(({ countries }) => countries.length > 0)
      .map(({ label, countries }) => ({ label, countries: countries.map(countryName) })),
    transfers: transfers.map(({ from, to, mechanism }) =>
      subprocessorList.transfer(from, to, transfer[mechanism]),
    ),
    products: products.map((product) => index.product.get(product) ?? product),
    dpa: dpa ? safeHref(dpa) : null,
    since: since ?? null,
    ended: removed ?? (status === 'removed' ? effective : undefined) ?? null,
  };
}

function plannedChange(
  one: Subprocessor,
  row: SubprocessorRow,
  names: ReadonlyMap<string, string>,
  { today, subprocessors }: PublicContent,
): PlannedChange {
  const { announced, effective, replaces, emergency } = one;
  const lastDay = lastDayToObject(one, subprocessors.noticeDays);
  return {
    row,
    announced: announced ?? null,
    effective: effective ?? null,
    lastDayToObject: lastDay,
    daysLeft: lastDay && lastDay >= today ? daysBetween(today, lastDay) : null,
    replaces: replaces ? (names.get(replaces) ?? replaces) : null,
    emergency: emergency ?? null,
  };
}

/** Names of countries in the interface's language; the code where it has none. */
export function countryNames(locale: string): (code: string) => string {
  try {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    return (code) => names.of(code) ?? code;
  } catch {
    return (code) => code;
  }
}
