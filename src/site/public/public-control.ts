import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Control } from '#domain/content/control.ts';
import type { Interval } from '#domain/content/fields.ts';
import { criteriaOf } from '#domain/coverage.ts';
import { documentationGap } from '#domain/documentation.ts';
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

/** A published control. Evidence is not part of it. */
export interface PublicControl {
  readonly access: 'public';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** The folder below `controls/`, or the letters before the number: what the list is grouped by. */
  readonly family: string;
  readonly criteria: readonly string[];
  readonly pointsOfFocus: readonly string[];
  readonly mappings: Control['mappings'];
  readonly status: Control['status'];
  /** A role, never a person. */
  readonly owner: string;
  readonly type: NonNullable<Control['type']> | null;
  readonly operation: NonNullable<Control['operation']> | null;
  readonly frequency: NonNullable<Control['frequency']> | null;
  readonly products: readonly string[];
  readonly policies: readonly string[];
  readonly risks: readonly string[];
  /** Its text says what is done; one that does not counts for nothing. */
  readonly isDocumented: boolean;
  readonly reviewed: CalendarDay | null;
  readonly reviewDue: CalendarDay | null;
  /** From when on earlier states are shown, as written. */
  readonly historyFrom: string | null;
  readonly text: PublicText;
}

/** What the site may show of a control that is public or gated. */
export function publicControl(
  entry: Entry<Control>,
  policies: PageIds,
  reviewEvery: Interval,
): PublicControl | GatedEntry {
  const { data, id } = entry;
  if (data.visibility !== 'public') return gatedControl(entry);
  const reviewed = data.reviewed ?? null;
  return {
    access: 'public',
    id,
    slug: slugOf(id),
    title: data.title,
    family: familyOf(entry),
    criteria: criteriaOf(data),
    pointsOfFocus: data.pointsOfFocus,
    mappings: data.mappings,
    status: data.status,
    owner: data.owner,
    type: data.type ?? null,
    operation: data.operation ?? null,
    frequency: data.frequency ?? null,
    products: data.products,
    policies: visibleReferences(data.policies, policies),
    risks: data.risks,
    isDocumented: documentationGap(entry) === null,
    reviewed,
    reviewDue:
      reviewed && data.status === 'implemented' ? dayAfter(reviewed, data.reviewEvery ?? reviewEvery) : null,
    historyFrom: data.historyFrom ?? null,
    text: textOf(entry),
  };
}

function gatedControl({ id, data }: Entry<Control>): GatedEntry {
  const dates = datesOf([['reviewed', data.reviewed]]);
  return {
    access: 'gated',
    id,
    slug: slugOf(id),
    title: data.title,
    kind: 'control',
    version: null,
    dates,
    locale: data.locale ?? null,
    hasFile: false,
  };
}

function familyOf({ file, id }: Entry<Control>): string {
  const folders = file.split('/').slice(1, -1);
  return folders[0] ?? /^[A-Za-z]+/.exec(id)?.[0] ?? id;
}
