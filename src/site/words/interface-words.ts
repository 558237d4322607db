import { siteFrame } from '../site-frame.ts';
import { type Words, wordsOf } from './words.ts';

/** The words of this site's interface, by its `site.locale`. */
export function interfaceWords(): Words {
  return wordsOf(siteFrame().locale).words;
}
