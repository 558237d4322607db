import { type CatalogueId, frameworkIds, frameworkNotice } from '#frameworks/catalogue.ts';
import { catalogueLanguage } from '#site/content-language.ts';
import type { Sources } from '../sources.ts';
import { oneLine, uuidIn } from './oscal-head.ts';

/** Whether a framework is one whose catalogue we have, besides SOC 2. */
export function isCatalogue(framework: string): framework is CatalogueId {
  return framework !== 'soc2' && (frameworkIds as readonly string[]).includes(framework);
}

/** Where a mapping finds a framework: a resource at the end of the same file. */
export function frameworkHref(framework: CatalogueId, sources: Sources): string {
  return `#${uuidIn(sources, 'framework', framework)}`;
}

/** Frameworks as resources of the back matter: what is meant, and where OSCAL has it, the official catalog. */
export function frameworkResources(frameworks: readonly CatalogueId[], sources: Sources): readonly object[] {
  return frameworks.map((framework) => {
    const { name, edition, source, licence } = frameworkNotice(framework, catalogueLanguage());
    const official = officialCatalogs[framework];
    return {
      uuid: uuidIn(sources, 'framework', framework),
      title: oneLine(name),
      citation: { text: oneLine(`${name}, ${edition}. ${source}`) },
      ...(official ? { rlinks: [{ href: official, 'media-type': 'application/json' }] } : {}),
      remarks: licence,
    };
  });
}

/** The id of an item as the framework's OSCAL catalog writes it where there is one: `AC-4(1)` is `ac-4.1`. Else as it is. */
export function itemId(framework: CatalogueId, id: string): string {
  return framework === 'nist-800-53' ? id.toLowerCase().replace(/\((\d+)\)/g, '.$1') : id;
}

/**
 * The same as a token, which a control id has to be: what no token may hold becomes a hyphen, and an id that begins with a
 * digit gets the framework's name. The label keeps what is written in the framework.
 */
export function itemToken(framework: CatalogueId, id: string): string {
  const token = itemId(framework, id)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return /^[\p{L}_]/u.test(token) ? token : `${framework}-${token}`;
}

const officialCatalogs: Readonly<Partial<Record<CatalogueId, string>>> = {
  'nist-800-53':
    'https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json',
};
