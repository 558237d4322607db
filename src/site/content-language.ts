import { frameworkIds } from '#frameworks/catalogue.ts';
import { type FrameworkLanguage, frameworkLanguage, titleLanguage } from '#frameworks/translation.ts';
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

/** The language in which this site shows what Vitrine itself says of frameworks. */
export function catalogueLanguage(): FrameworkLanguage {
  return frameworkLanguage(interfaceLanguage().language);
}

/**
 * The mark of titles and summaries of a framework: nothing where Vitrine has them in the language of the interface, English where
 * only the publisher's own titles may be shown.
 * @param framework an id such as `soc2` or `hipaa`; for one that Vitrine has no catalogue of there are no titles to mark
 */
export function frameworkMark(framework: string): LanguageMark {
  const id = frameworkIds.find((known) => known === framework);
  return markOf(id ? titleLanguage(id, catalogueLanguage()) : 'en');
}

/** The mark of what Vitrine says about a catalogue: its edition, source, license and note. */
export function noticeMark(): LanguageMark {
  return markOf(catalogueLanguage());
}

function markOf(language: FrameworkLanguage): LanguageMark {
  return interfaceLanguage().language.split('-')[0] === language ? {} : contentMark(language);
}
