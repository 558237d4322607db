import { de } from './de.ts';
import { en } from './en.ts';

/** The words of the interface in one language: `en.ts` gives the shape, every other language fills all of it. */
export type Words = typeof en;

const languages: Readonly<Record<string, Words>> = { en, de };

/**
 * The interface in the language of a locale such as `de-CH`; English where there is no translation, and then `language`
 * tells the pages how to mark it up.
 */
export function wordsOf(locale: string): { readonly language: string; readonly words: Words } {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? 'en';
  const words = languages[language];
  return words ? { language, words } : { language: 'en', words: en };
}
