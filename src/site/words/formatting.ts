import { isoDay, spellDay, spellDays } from '#domain/spelled-time.ts';
import { interfaceLanguage } from './interface-words.ts';
import { canonical } from './words.ts';

/** A day as people write it, never to be misread: `12 October 2026`, `12. Oktober 2026`. */
export function spelledDay(day: string, locale = interfaceLanguage().locale): string {
  return spellDay(day, locale);
}

/** A month such as `2026-10` in short: `Oct 2026`, `Okt. 2026`. */
export function spelledMonth(month: string, locale = interfaceLanguage().locale): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** A sentence of the interface with each of its days spelled. */
export function spelledDays(text: string, locale = interfaceLanguage().locale): string {
  return spellDays(text, locale);
}

export { isoDay };

/** `a, b and c`. */
export function listed(items: readonly string[], locale = interfaceLanguage().locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** The words with a capital at their beginning, for a value that stands alone; a word with capitals of its own stays, such as `iOS`. */
export function capitalized(words: string, locale = interfaceLanguage().locale): string {
  const [first = ''] = words;
  const [word = ''] = words.split(/\s/, 1);
  if (/\p{Lu}/u.test(word)) return words;
  return first.toLocaleUpperCase(locale) + words.slice(first.length);
}

/** A number in the digits of the language: `2,000`, `2.000`. */
export function numbered(value: number, locale = interfaceLanguage().locale): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** The order of words in the language of the content, which may be one that the interface does not speak. */
export function orderIn(siteLocale: string): (a: string, b: string) => number {
  return new Intl.Collator(canonical(siteLocale)).compare;
}
