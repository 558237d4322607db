import type { CalendarDay } from '#domain/calendar-day.ts';
import type { PublicText } from '../public/visibility.ts';

/** Something that happened, or was announced, on a day; the page of changes and the feeds are made of these. */
export interface Change {
  /** Path and fragment that stay the same in every build: the permanent id. */
  readonly id: string;
  readonly title: string;
  /** Where it is read. */
  readonly path: string;
  readonly day: CalendarDay;
  readonly kind: string;
  readonly summary: string | null;
  /** The whole text, where there is one. */
  readonly text: PublicText | null;
}

/** Changes that have happened by a day, the newest first; of one day in the order of their ids, so that every build agrees. */
export function pastChanges(changes: readonly Change[], today: CalendarDay): readonly Change[] {
  return changes
    .filter(({ day }) => day <= today)
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.day < b.day ? 1 : -1));
}
