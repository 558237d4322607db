import type { PublicDocument } from './public/public-document.ts';
import type { PublicContent } from './public-content.ts';
import { type ContactLink, contactLink } from './security-contact-view.ts';
import { wordsOf } from './words/words.ts';

/** What is known about the accessibility of the site and of the company’s products. */
export interface AccessibilityView {
  readonly gaps: readonly string[];
  /** Statements about products, the latest first. */
  readonly documents: readonly PublicDocument[];
  /** Who hears of a barrier: support, or whoever answers for the trust center. */
  readonly contact: ContactLink;
}

/** The documents of the kind `accessibility`, and the gaps that this site has. */
export function accessibilityView(content: PublicContent): AccessibilityView {
  const { locale } = content.site;
  const { language, words } = wordsOf(locale);
  const { gapList, interfaceGap } = words.accessibility;
  const isTranslated = language.split('-')[0] === locale.split(/[-_]/)[0]?.toLowerCase();
  return {
    gaps: isTranslated ? gapList : [...gapList, interfaceGap],
    documents: content.documents
      .filter(({ kind }) => kind === 'accessibility')
      .sort((a, b) => (a.date < b.date ? 1 : -1)),
    contact: contactLink(content.contacts.support ?? content.company.securityEmail),
  };
}
