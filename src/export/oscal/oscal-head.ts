import { siteTitle } from '#site/site-title.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import type { Sources } from '../sources.ts';
import { nameUuid } from './name-uuid.ts';

/** The version of OSCAL that the files follow. */
export const oscalVersion = '1.2.1';

/** Where the files are published. */
export const oscalPaths = {
  catalog: '/api/oscal/catalog.json',
  components: '/api/oscal/component-definition.json',
  mapping: '/api/oscal/mapping.json',
} as const;

/** Names of properties and relationships that are not OSCAL's own. */
export const vitrineNamespace = 'urn:vitrine:oscal';

/** A property of ours; null where there is nothing to say, for OSCAL has no empty values. */
export function prop(name: string, value: string | null): readonly OscalProperty[] {
  const line = value?.replace(/\s+/g, ' ').trim();
  return line ? [{ name, ns: vitrineNamespace, value: line }] : [];
}

export interface OscalProperty {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
}

/** A list as OSCAL takes it: not at all, or with something in it. */
export function listed<Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): { readonly [Key in Name]?: readonly Item[] } {
  return (items.length > 0 ? { [name]: items } : {}) as { readonly [Key in Name]?: readonly Item[] };
}

/** Words on one line, as titles and names have to be. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The UUID of something of this trust center. */
export function uuidIn({ site }: Sources, ...parts: readonly string[]): string {
  return nameUuid(site, ...parts);
}

/**
 * The metadata of a file. It was last modified on the day as of which it speaks: nothing but the content and that day goes into
 * it, so a second build of them gives the same bytes.
 */
export function oscalMetadata(sources: Sources, title: string, remarks: string) {
  const { content, url } = sources;
  const { company } = content;
  const party = publisher(sources);
  return {
    title: oneLine(`${siteTitle(content)}: ${title}`),
    'last-modified': `${content.today}T00:00:00Z`,
    version: content.today,
    'oscal-version': oscalVersion,
    links: [{ href: url('/'), rel: 'canonical', text: oneLine(siteTitle(content)) }],
    roles: [{ id: 'creator', title: interfaceWords().exports.oscal.publisher }],
    parties: [
      {
        uuid: party,
        type: 'organization',
        name: oneLine(company.legalName),
        'short-name': oneLine(company.name),
        'email-addresses': [company.securityEmail],
      },
    ],
    'responsible-parties': [{ 'role-id': 'creator', 'party-uuids': [party] }],
    remarks,
  };
}

/** The UUID of the company. */
export function publisher(sources: Sources): string {
  return uuidIn(sources, 'party', 'publisher');
}
