/** Languages in which people are written to: all mails exist in each of them. */
export const personLanguages = ['en', 'de'] as const;

export type PersonLanguage = (typeof personLanguages)[number];

/** A language by its name as a form or an option gives it, or null. */
export function readPersonLanguage(written: string): PersonLanguage | null {
  return personLanguages.find((language) => language === written) ?? null;
}

/** Each language by its own name: who needs it may not read the page's. */
export const personLanguageNames: Readonly<Record<PersonLanguage, string>> = { en: 'English', de: 'Deutsch' };
