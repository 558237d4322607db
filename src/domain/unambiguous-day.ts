import { type CalendarDay, parseDay } from './calendar-day.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day that a date in prose can only mean (`June 30, 2026`, `30 Jun 2026`, `2026/6/30`, `2026-06-30T00:00:00Z`),
 * or null: `06/07/2026` is two days, depending on who reads it.
 */
export function unambiguousDay(written: string): CalendarDay | null {
  const text = written.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const monthFirst = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text);
  if (monthFirst) return dayOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})$/.exec(text);
  if (dayFirst) return dayOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const slashed = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  if (slashed && Number(slashed[1]) > 12) return dayOf(slashed[3], slashed[2], slashed[1]);
  if (slashed && Number(slashed[2]) > 12) return dayOf(slashed[3], slashed[1], slashed[2]);
  return null;
}

function dayOf(year = '', month = '', day = ''): CalendarDay | null {
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function monthNumber(name = ''): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}
