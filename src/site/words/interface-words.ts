import { siteLocale } from '../site-frame.ts';
import { type InterfaceLanguage, type Words, wordsOf } from './words.ts';

/** The words of this site's interface, by its `site.locale`. */
export function interfaceWords(): Words {
  return interfaceLanguage().words;
}

/** The language of this site's interface; English where no content is loaded, as in a test of one view. */
export function interfaceLanguage(): InterfaceLanguage {
  return wordsOf(siteLocale());
}
