import { type PersonLanguage, readPersonLanguage } from '#domain/gate/person-language.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** The words of all mails in one language: `en.ts` gives the shape, every other language fills all of it. */
export type MailWords = typeof en;

/** A language in which mails are written. */
export interface MailLanguage {
  /** What `lang` says of the mail. */
  readonly language: PersonLanguage;
  /** What days are written by. */
  readonly locale: string;
  readonly words: MailWords;
}

const languages = {
  en: { language: 'en', locale: 'en-GB', words: en },
  de: { language: 'de', locale: 'de', words: de },
} as const satisfies Record<PersonLanguage, MailLanguage>;

/** What days are written by, in each language. */
export const mailLocales: readonly string[] = Object.values(languages).map(({ locale }) => locale);

/** The mails in the language of a locale such as `de-CH`; English where there is no translation. */
export function mailLanguage(locale: string): MailLanguage {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return languages[readPersonLanguage(language) ?? 'en'];
}
