import type { CalendarDay } from '#domain/calendar-day.ts';
import { requestHref, safeHref } from './paths.ts';
import { type PublicContent, publicContent } from './public-content.ts';
import { loadedContent } from './site-content.ts';
import { siteTitle } from './site-title.ts';
import { accentPalette } from './theme/accent.ts';
import { interfaceWords } from './words/interface-words.ts';
import { type Words, wordsOf } from './words/words.ts';

/** What surrounds every page, the gate's included: plain data, so that the build can hand it to the server as JSON. */
export interface SiteFrame {
  readonly title: string;
  readonly companyName: string;
  readonly legalName: string;
  readonly companyUrl: string;
  readonly description: string | null;
  readonly url: string;
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly themeColor: { readonly light: string; readonly dark: string };
  /** Path of the logo, where the file exists. */
  readonly logo: string | null;
  /** Where access is asked for; null while there is nothing to ask for. */
  readonly requestHref: string | null;
  readonly securityEmail: string;
  readonly nav: readonly FrameLink[];
  readonly footer: readonly FrameLink[];
  readonly statusPage: string | null;
  readonly today: CalendarDay;
}

export interface FrameLink {
  readonly label: string;
  readonly href: string;
}

/** Gives the frame to pages that are rendered where no content is loaded: the server calls it with the build's copy. */
export function provideSiteFrame(frame: SiteFrame): void {
  registry[key] = frame;
}

/** The frame of this site: the one that the server provided, else that of the content of this build. */
export function siteFrame(): SiteFrame {
  return registry[key] ?? frameOf(publicContent());
}

/** The locale of this site; `en` where nothing is loaded. */
export function siteLocale(): string {
  return registry[key]?.locale ?? loadedContent()?.trustCenter.trust.data.site.locale ?? 'en';
}

const key = Symbol.for('vitrine.site-frame');
const registry = globalThis as { [key]?: SiteFrame };

/** The frame that goes with a trust center's public content; the same object for the same content. */
export function frameOf(content: PublicContent): SiteFrame {
  const known = frames.get(content) ?? makeFrame(content);
  frames.set(content, known);
  return known;
}

const frames = new WeakMap<PublicContent, SiteFrame>();

function makeFrame(content: PublicContent): SiteFrame {
  const { company, site, contacts, gate, files, today } = content;
  return {
    title: siteTitle(content),
    companyName: company.name,
    legalName: company.legalName,
    companyUrl: company.url,
    description: company.description ?? null,
    url: site.url.replace(/\/+$/, ''),
    locale: site.locale,
    theme: site.theme,
    themeColor: { light: accentPalette(site.accent).light.accent, dark: '#0f1214' },
    logo:
      company.logo && files.has(company.logo)
        ? `/files/${company.logo.split('/').map(encodeURIComponent).join('/')}`
        : null,
    requestHref: isAnythingRequestable(content) ? requestHref(gate, null, wordsOf(site.locale).words) : null,
    securityEmail: company.securityEmail,
    nav: safeLinks(site.nav),
    footer: safeLinks(site.footer),
    statusPage: contacts.statusPage ?? null,
    today,
  };
}

/** The sections of the site, in the order of the navigation. */
export function sectionLinks({ sections }: Words = interfaceWords()): readonly FrameLink[] {
  return [
    { label: sections.controls, href: '/controls/' },
    { label: sections.criteria, href: '/criteria/' },
    { label: sections.policies, href: '/policies/' },
    { label: sections.reports, href: '/reports/' },
    { label: sections.documents, href: '/documents/' },
    { label: sections.subprocessors, href: '/subprocessors/' },
    { label: sections.faq, href: '/faq/' },
    { label: sections.updates, href: '/updates/' },
  ];
}

/** The pages beside the sections, which the footer of every page lists. */
export function furtherLinks(words: Words = interfaceWords()): readonly FrameLink[] {
  return [
    { label: words.frameworks.title, href: '/frameworks/' },
    { label: words.howToRead.title, href: '/how-to-read/' },
    { label: words.vendorSummary.title, href: '/vendor-summary/' },
    { label: words.allChanges.title, href: '/changes/' },
    { label: words.data.title, href: '/data/' },
    { label: words.sections.search, href: '/search/' },
    { label: words.accessibility.title, href: '/accessibility/' },
    { label: words.securityContact.title, href: '/security-contact/' },
  ];
}

/** Whether a reader can be given anything that is not public: a report, a document, or an entry to read. */
function isAnythingRequestable(content: PublicContent): boolean {
  const { reports, documents, controls, policies, questions, updates } = content;
  return (
    reports.some(({ requestable }) => requestable) ||
    documents.some((document) => document.access === 'gated' && document.hasFile) ||
    [controls, policies, questions, updates].some((list) => list.some(({ access }) => access === 'gated'))
  );
}

function safeLinks(links: readonly FrameLink[]): readonly FrameLink[] {
  return links.flatMap(({ label, href }) => {
    const safe = safeHref(href);
    return safe ? [{ label, href: safe }] : [];
  });
}
