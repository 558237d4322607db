import { de } from './de.ts';
import { en } from './en.ts';

/** The words of the interface in one language: `en.ts` gives the shape, every other language fills all of it. */
export type Words = typeof en;

/** A language of the interface. */
export interface InterfaceLanguage {
  /** What `lang` says of it: the site's own locale such as `de-CH` where that is translated. */
  readonly language: string;
  /** What days, numbers and lists are written by; English is the one that puts the day first. */
  readonly locale: string;
  readonly words: Words;
}

const languages: Readonly<Record<string, Words>> = { en, de };

/** The interface in the language of a locale such as `de-CH`; English where there is no translation. */
export function wordsOf(locale: string): InterfaceLanguage {
  const known = byLocale.get(locale) ?? languageOf(canonical(locale));
  byLocale.set(locale, known);
  return known;
}

/** Every component asks, a hundred times a page. */
const byLocale = new Map<string, InterfaceLanguage>();

function languageOf(tag: string): InterfaceLanguage {
  const words = languages[tag.split('-')[0] ?? ''];
  if (!words) return { language: 'en', locale: 'en-GB', words: en };
  return { language: tag, locale: tag === 'en' ? 'en-GB' : tag, words };
}

/** A locale as BCP 47 writes it; `en` for what is none. */
export function canonical(locale: string): string {
  const known = canonicals.get(locale) ?? canonicalOf(locale);
  canonicals.set(locale, known);
  return known;
}

const canonicals = new Map<string, string>();

function canonicalOf(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
