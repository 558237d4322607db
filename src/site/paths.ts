import type { CatalogueId } from '#frameworks/catalogue.ts';
import type { PublicContent } from './public-content.ts';
import { interfaceWords } from './words/interface-words.ts';
import type { Words } from './words/words.ts';

/** Sections of the site that have a page for each entry. */
export type Section = 'controls' | 'criteria' | 'policies' | 'reports' | 'documents' | 'faq' | 'updates';

/** The path of an entry's page, with the slash at its end. */
export function pagePath(section: Section, slug: string): string {
  return `/${section}/${slug.toLowerCase()}/`;
}

/** The path of a framework's page. */
export function frameworkPath(framework: CatalogueId): string {
  return `/frameworks/${framework}/`;
}

/** The anchor of a unit on its framework's page: `164.308(a)(1)` becomes `164.308-a-1`. */
export function unitAnchor(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Where a reader asks for access: the request form, with the document chosen where one is named, or a mail to the
 * company where it runs no gate.
 */
export function requestHref(
  gate: PublicContent['gate'],
  document: string | null,
  { requestBox }: Words = interfaceWords(),
): string {
  if (gate.kind === 'mail') {
    const subject = document ? requestBox.subject(document) : requestBox.subjectOpen;
    return `mailto:${gate.address}?subject=${encodeURIComponent(subject)}`;
  }
  return document ? `${gate.base}/request?doc=${encodeURIComponent(document)}` : `${gate.base}/request`;
}

/** A web address written in settings, if it is one that a link may have: http(s), mail, or a path of this site. */
export function safeHref(href: string): string | null {
  if (/[\s\\\p{Cc}]/u.test(href)) return null;
  return /^(?:https?:\/\/[^/]|mailto:[^/]|\/(?!\/)|#)/i.test(href) ? href : null;
}

/** Where news by mail is subscribed to, or null where there is no gate to take the wish. */
export function subscribeHref(gate: PublicContent['gate'], topic?: 'subprocessors'): string | null {
  if (gate.kind !== 'web') return null;
  return `${gate.base}/subscribe${topic === undefined ? '' : `?topic=${topic}`}`;
}
