import { type CalendarDay, parseDay } from '../calendar-day.ts';

/** From when on earlier states are published: never, from a day, from a version of the text, or all that were public. */
export type HistoryStart =
  | { readonly kind: 'none' }
  | { readonly kind: 'day'; readonly day: CalendarDay }
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'all' };

/** Reads `historyFrom:` as written: `none`, a day, or a version; all where nothing is written. */
export function historyStart(written: string | undefined): HistoryStart {
  if (written === undefined) return { kind: 'all' };
  if (written.toLowerCase() === 'none') return { kind: 'none' };
  const day = parseDay(written);
  return day ? { kind: 'day', day } : { kind: 'version', version: written };
}
