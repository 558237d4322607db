/** A calendar day `YYYY-MM-DD`: the day written is the day meant, in every time zone. */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' };

const form = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;

/** Reads `YYYY-MM-DD` and refuses days that do not exist (`2026-02-30`); null when it is not such a day. */
export function parseDay(written: string): CalendarDay | null {
  const match = form.exec(written);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = new Date(Date.UTC(year, month - 1, day));
  const same =
    time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return same ? (written as CalendarDay) : null;
}

/** The calendar day in UTC at a moment given in epoch milliseconds. */
export function dayAt(epochMs: number): CalendarDay {
  return new Date(epochMs).toISOString().slice(0, 10) as CalendarDay;
}

/** The day `days` after (or before, when negative) a day. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayAt(startOf(day) + days * dayMs);
}

/** The day `months` later; the last day of the month where the day does not exist there (31 January + 1 → 28 February). */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** How many days lie from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((startOf(to) - startOf(from)) / dayMs);
}

function startOf(day: CalendarDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}
