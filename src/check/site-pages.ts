import type { Visibility } from '#domain/content/fields.ts';
import { type Entry, slugOf } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { systemsOf } from '#frameworks/systems.ts';
import type { Content } from './rule.ts';

/** What stands at an address of the site, or why nothing does. */
export type PageState = 'page' | 'internal' | 'draft' | 'refused';

const memo = new WeakMap<Content, ReadonlyMap<string, PageState>>();

/** Every page that the content gives the site, by its path with slashes at both ends: `/controls/ac-01/`. */
export function sitePages(content: Content): ReadonlyMap<string, PageState> {
  const known = memo.get(content) ?? collect(content);
  memo.set(content, known);
  return known;
}

const slugs = new WeakMap<Content, ReadonlyMap<string, ReadonlySet<string>>>();

/** The last parts of the addresses of pages, by their section. */
export function slugsBySection(content: Content): ReadonlyMap<string, ReadonlySet<string>> {
  const known = slugs.get(content);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  for (const [path, state] of sitePages(content)) {
    const [, section = '', slug = ''] = path.split('/');
    if (state !== 'page' || slug === '') continue;
    found.set(section, (found.get(section) ?? new Set()).add(slug));
  }
  slugs.set(content, found);
  return found;
}

/** Sections with a page for each entry. */
export const entrySections = [
  'controls',
  'criteria',
  'policies',
  'reports',
  'documents',
  'faq',
  'updates',
] as const;

/** First parts of addresses that the product itself has, besides the sections: its pages, the gate's routes and machine formats. */
export const productPaths: ReadonlySet<string> = new Set([
  ...[
    'frameworks',
    'how-to-read',
    'vendor-summary',
    'accessibility',
    'security-contact',
    'subprocessors',
    'changes',
    'search',
    'data',
    'gate-unavailable',
  ],
  ...['request', 'verify', 'agree', 'status', 'access', 'download', 'i', 'admin', 'sign-in'],
  ...['renew', 'subscribe', 'unsubscribe'],
  ...['files', 'og', 'feeds', 'api', 'oscal', 'exports', '.well-known'],
]);

const sectionOfKind = {
  control: 'controls',
  policy: 'policies',
  report: 'reports',
  document: 'documents',
  faq: 'faq',
  update: 'updates',
} as const;

function collect(content: Content): ReadonlyMap<string, PageState> {
  const { trustCenter, facts } = content;
  const pages = new Map<string, PageState>();
  for (const { kind, id, reason } of facts.absent) {
    const section = kind in sectionOfKind ? sectionOfKind[kind as keyof typeof sectionOfKind] : undefined;
    if (section) pages.set(`/${section}/${slugOf(id)}/`, reason === 'draft' ? 'draft' : 'refused');
  }
  for (const [section, entries] of entriesOf(trustCenter)) {
    for (const { id, data } of entries) {
      const state = data.visibility === 'internal' ? 'internal' : 'page';
      for (const name of [id, ...data.aliases]) pages.set(`/${section}/${slugOf(name)}/`, state);
    }
  }
  for (const { criteria } of systemsOf(trustCenter)) {
    for (const { id } of criteria) pages.set(`/criteria/${slugOf(id)}/`, 'page');
  }
  for (const section of entrySections) pages.set(`/${section}/`, 'page');
  for (const file of facts.files) {
    const name = /^pages\/(.+)\.mdx?$/.exec(file)?.[1];
    if (name) pages.set(`/${name.toLowerCase()}/`, 'page');
  }
  return pages.set('/criteria/matrix/', 'page').set('/', 'page');
}

type Listed = Entry<{ readonly visibility: Visibility; readonly aliases: readonly string[] }>;

function entriesOf({
  controls,
  policies,
  reports,
  documents,
  faq,
  updates,
}: TrustCenter): [string, readonly Listed[]][] {
  return [
    ['controls', controls],
    ['policies', policies],
    ['reports', reports],
    ['documents', documents],
    ['faq', faq],
    ['updates', updates],
  ];
}
