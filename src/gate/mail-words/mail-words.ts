import { de } from './de.ts';
import { en } from './en.ts';

/** The words of all mails in one language: `en.ts` gives the shape, every other language fills all of it. */
export type MailWords = typeof en;

/** A language in which mails are written. */
export interface MailLanguage {
  /** What `lang` says of the mail. */
  readonly language: string;
  /** What days are written by. */
  readonly locale: string;
  readonly words: MailWords;
}

/** The mails in the language of a locale such as `de-CH`; English where there is no translation. */
export function mailLanguage(locale: string): MailLanguage {
  const [language] = locale.split(/[-_]/);
  return language?.toLowerCase() === 'de'
    ? { language: 'de', locale: 'de', words: de }
    : { language: 'en', locale: 'en-GB', words: en };
}
