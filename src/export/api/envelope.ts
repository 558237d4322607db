import { markdownPath } from '#site/alternate-links.ts';
import { pagePath, requestHref, type Section } from '#site/paths.ts';
import type { GatedEntry } from '#site/public/visibility.ts';
import { interfaceLanguage } from '#site/words/interface-words.ts';
import type { Sources } from '../sources.ts';
import { type SchemaName, schemaPath } from './schema-path.ts';

/** The head of a file. */
export function envelopeOf({ content, site, url }: Sources, schema: SchemaName) {
  return {
    $schema: url(schemaPath(schema)),
    version: 1 as const,
    site,
    company: content.company.name,
    asOf: content.today,
    language: interfaceLanguage().language,
  };
}

/** An entry behind the gate. */
export function gatedItem(entry: GatedEntry, section: Section, sources: Sources) {
  return {
    access: 'gated' as const,
    id: entry.id,
    url: sources.url(pagePath(section, entry.slug)),
    title: entry.title,
    kind: entry.kind,
    entryVersion: entry.version,
    dates: entry.dates,
    requestUrl: requestUrl(entry.hasFile ? entry.id : null, sources),
  };
}

/** Where a published entry is. */
export function publishedItem(
  { id, slug, title }: { readonly id: string; readonly slug: string; readonly title: string },
  section: Section,
  { url }: Sources,
) {
  const path = pagePath(section, slug);
  return { access: 'public' as const, id, url: url(path), markdownUrl: url(markdownPath(path)), title };
}

/** Where a document is asked for: an address of the gate in full, or a mail link where there is no gate. */
export function requestUrl(document: string | null, { content, url }: Sources): string {
  const href = requestHref(content.gate, document);
  return href.startsWith('/') ? url(href) : href;
}

/** Ids as written, for slugs of entries that have a page. */
export function idsOf(
  slugs: readonly string[],
  entries: ReadonlyMap<string, { readonly id: string }>,
): readonly string[] {
  return slugs.map((slug) => entries.get(slug)?.id ?? slug);
}
