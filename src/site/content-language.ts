import { siteLocale } from './site-frame.ts';
import { directionOf } from './text-direction.ts';
import { interfaceLanguage } from './words/interface-words.ts';
import { canonical } from './words/words.ts';

/** What an element says of its text where that is in another language than the page around it. */
export interface LanguageMark {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * The mark of a text of the content: nothing where it is in the language of the interface.
 * @param locale what the entry says of itself; null or absent where it is in the language of the site
 */
export function contentMark(locale?: string | null): LanguageMark {
  const lang = canonical(locale ?? siteLocale());
  if (lang === interfaceLanguage().language) return {};
  const dir = directionOf(lang);
  return { lang, ...(dir === directionOf(siteLocale()) ? {} : { dir }) };
}

/** The mark of titles and summaries that come with a framework: they are English data in every site. */
export function frameworkMark(): LanguageMark {
  return interfaceLanguage().language.startsWith('en') ? {} : contentMark('en');
}
