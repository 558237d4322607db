/** A day in a text, and nothing that only looks like a part of one. */
export const isoDay = /(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g;

/** A day as people write it, never to be misread: `12 October 2026`, `12. Oktober 2026`. What is no day stays as it is. */
export function spellDay(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : dayFormat(locale).format(date);
}

/** A text with each of its days spelled. */
export function spellDays(text: string, locale: string): string {
  return text.replace(isoDay, (day) => spellDay(day, locale));
}

/**
 * A moment to the minute, cut and never rounded up: `23 November 2026, 14:05 UTC`, `23. November 2026, 14:05 Uhr UTC`.
 * @param epochMs epoch milliseconds
 */
export function spellMoment(epochMs: number, locale: string): string {
  const [day = '', time = ''] = new Date(epochMs).toISOString().split('T');
  const clock = locale.startsWith('de') ? 'Uhr UTC' : 'UTC';
  return `${spellDay(day, locale)}, ${time.slice(0, 5)} ${clock}`;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(locale: string): Intl.DateTimeFormat {
  const known = dayFormats.get(locale);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    calendar: 'gregory',
    timeZone: 'UTC',
  });
  dayFormats.set(locale, format);
  return format;
}
