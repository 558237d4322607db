import type { PublicContent } from './public-content.ts';

/** Sections of the site that have a page for each entry. */
export type Section = 'controls' | 'criteria' | 'policies' | 'reports' | 'documents' | 'faq' | 'updates';

/** The path of an entry's page, with the slash at its end. */
export function pagePath(section: Section, slug: string): string {
  return `/${section}/${slug.toLowerCase()}/`;
}

/**
 * Where a reader asks for access: the request form, with the document chosen where one is named, or a mail to the
 * company where it runs no gate.
 */
export function requestHref(gate: PublicContent['gate'], document: string | null): string {
  if (gate.kind === 'mail') {
    const subject = document ? `Request for ${document}` : 'Request for documents';
    return `mailto:${gate.address}?subject=${encodeURIComponent(subject)}`;
  }
  return document ? `${gate.base}/request?doc=${encodeURIComponent(document)}` : `${gate.base}/request`;
}

/** A web address written in settings, if it is one that a link may have: http(s), mail, or a path of this site. */
export function safeHref(href: string): string | null {
  if (/[\s\\\p{Cc}]/u.test(href)) return null;
  return /^(?:https?:\/\/[^/]|mailto:[^/]|\/(?!\/)|#)/i.test(href) ? href : null;
}
