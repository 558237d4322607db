import { addDays, type CalendarDay } from '../calendar-day.ts';

/** How something that is due again stands: in time, due within 30 days, or past its day. */
export type DueState = 'current' | 'due' | 'overdue';

/** So many days ahead, a duty is `due`: time enough to do it. */
const dueSoonDays = 30;

/** How a duty stands on a day; the due day itself is not overdue. */
export function dueState(due: CalendarDay, today: CalendarDay): DueState {
  if (due < today) return 'overdue';
  return due <= addDays(today, dueSoonDays) ? 'due' : 'current';
}
