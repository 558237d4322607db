import type { CalendarDay } from '#domain/calendar-day.ts';
import { safeHref } from './paths.ts';
import type { PublicContent } from './public-content.ts';
import { wordsOf } from './words/words.ts';

/** Where and how a security problem is reported: what trust.yaml and security.txt say, for people. */
export interface SecurityContactView {
  /** In order of preference. */
  readonly addresses: readonly ContactLink[];
  /** Names of languages, in the words of the site. */
  readonly languages: readonly string[];
  readonly policy: DisclosurePolicy | null;
  readonly encryption: string | null;
  readonly acknowledgments: string | null;
  /** The last day of security.txt; null where there is no such file. */
  readonly securityTxt: CalendarDay | null;
}

export interface ContactLink {
  readonly label: string;
  /** Null where the address is none that a link may have. */
  readonly href: string | null;
}

/** Where the policy stands; title and version where it is a policy of this site. */
export interface DisclosurePolicy {
  readonly href: string;
  readonly title: string | null;
  readonly version: string | null;
}

/** Joins the contacts of trust.yaml with the policy that they name. */
export function securityContactView(content: PublicContent): SecurityContactView {
  const { contacts, company } = content;
  const written = contacts.contact.length > 0 ? contacts.contact : [company.securityEmail];
  return {
    addresses: written.map(contactLink),
    languages: contacts.preferredLanguages.map(languageNames(wordsOf(content.site.locale).locale)),
    policy: disclosurePolicy(content),
    encryption: contacts.encryption ? safeHref(contacts.encryption) : null,
    acknowledgments: contacts.acknowledgments ? safeHref(contacts.acknowledgments) : null,
    securityTxt: contacts.contact.length > 0 ? (contacts.expires ?? null) : null,
  };
}

/** A contact is an address of the web, a mail or a phone (RFC 9116, 2.5.3); a bare one is what it looks like. */
export function contactAddress(written: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return written;
  if (written.includes('@')) return `mailto:${written}`;
  return /^\+?[\d\s().-]+$/.test(written) ? `tel:${written.replace(/[\s().]/g, '')}` : `https://${written}`;
}

/** A link to what somebody wrote as a contact, under the words that a person would copy. */
export function contactLink(written: string): ContactLink {
  const address = contactAddress(written);
  const label = address.replace(/^(?:mailto:|tel:|https?:\/\/)/i, '').replace(/\/$/, '');
  return { label, href: /^tel:\+?[\d-]+$/.test(address) ? address : safeHref(address) };
}

function disclosurePolicy({ contacts, site, policies }: PublicContent): DisclosurePolicy | null {
  const address = contacts.policy ? safeHref(contacts.policy) : null;
  if (!address) return null;
  const base = site.url.replace(/\/+$/, '');
  const href = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
  const slug = /^\/policies\/([^/#?]+)/.exec(href)?.[1];
  const policy = policies.find((one) => one.slug === slug);
  const version = policy?.access === 'public' ? policy.version : null;
  return { href, title: policy?.title ?? null, version };
}

function languageNames(locale: string): (tag: string) => string {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  return (tag) => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
}
