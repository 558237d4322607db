import ccpa from './data/ccpa.json' with { type: 'json' };
import gdpr from './data/gdpr.json' with { type: 'json' };
import hipaa from './data/hipaa.json' with { type: 'json' };
import iso27001 from './data/iso-27001-2022.json' with { type: 'json' };
import nist80053 from './data/nist-800-53-r5.json' with { type: 'json' };
import nistCsf from './data/nist-csf-2.0.json' with { type: 'json' };
import pciDss from './data/pci-dss-4.0.1.json' with { type: 'json' };
import soc2 from './data/soc2-tsc-2017-rev2022.json' with { type: 'json' };
import { type OtherIds, referenceFinder } from './find-reference.ts';
import { criteriaTranslation, type FrameworkLanguage, frameworkTranslation } from './translation.ts';

/** Every framework that references can name, in the order in which pages show them. */
export const frameworkIds = [
  'soc2',
  'iso27001',
  'nist-csf',
  'nist-800-53',
  'hipaa',
  'gdpr',
  'ccpa',
  'pci-dss',
] as const;

export type FrameworkId = (typeof frameworkIds)[number];

/** The frameworks besides SOC 2, which has criteria and points of focus of its own (`soc2.ts`). */
export type CatalogueId = Exclude<FrameworkId, 'soc2'>;

/** An id of one framework as the catalogue writes it; branded because ids such as `A1.1` exist in several. */
export type ReferenceId<F extends CatalogueId = CatalogueId> = string & { readonly __framework: F };

/** What a site shows beside a framework's ids: where they come from and what may be done with them. */
export interface FrameworkNotice {
  readonly name: string;
  readonly edition: string;
  readonly source: string;
  readonly licence: string;
}

/** One entry of a catalogue. The title is null where only the number may be shown. */
export interface CatalogueItem<F extends CatalogueId = CatalogueId> {
  readonly id: ReferenceId<F>;
  readonly title: string | null;
}

/**
 * What a written reference turned out to be. Below an item a reference may name a paragraph, such as `(1)(b)` of `Art. 32`: it is
 * written after the item's id, and everything that is looked up is looked up by the item. A withdrawn id names the current ids that took its place, if any. */
export type CatalogueReference<F extends CatalogueId = CatalogueId> =
  | ({ readonly kind: 'item'; readonly paragraph?: string } & CatalogueItem<F>)
  | { readonly kind: 'withdrawn'; readonly id: string; readonly replacedBy: readonly ReferenceId<F>[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly ReferenceId<F>[] };

export interface FrameworkCatalogue<F extends CatalogueId = CatalogueId> extends FrameworkNotice {
  readonly id: F;
  readonly items: readonly CatalogueItem<F>[];
  /** Titles of the parts under which a framework gathers its items, by the id of each; see `unitGroups`. */
  readonly groups: ReadonlyMap<string, string>;
  /** Reads a reference as a person writes it; case, spaces and the usual spellings do not matter. Never throws. */
  readonly find: (written: string) => CatalogueReference<F>;
}

/** The catalogue of one framework with the titles of a language, built on first use and then kept. Ids are the same in each. */
export function frameworkCatalogue<F extends CatalogueId>(
  id: F,
  language: FrameworkLanguage = 'en',
): FrameworkCatalogue<F> {
  const key = `${id} ${language}`;
  const known = built.get(key) ?? build(id, language);
  built.set(key, known);
  return known as FrameworkCatalogue<F>;
}

/** Name, edition, source and license sentence of any framework, SOC 2 included. */
export function frameworkNotice(id: FrameworkId, language: FrameworkLanguage = 'en'): FrameworkNotice {
  const english: FrameworkNotice = id === 'soc2' ? soc2 : data[id];
  const translated = id === 'soc2' ? criteriaTranslation(language) : frameworkTranslation(id, language);
  const { edition, source, licence } = translated ?? english;
  return { name: english.name, edition, source, licence };
}

type CatalogueData = FrameworkNotice &
  OtherIds & {
    readonly items: readonly (readonly [id: string, title: string | null])[];
    readonly groups?: readonly (readonly [id: string, title: string])[];
  };

// The JSON files are this shape; catalogue.test.ts parses each of them, so that starting up does not have to.
const data = {
  iso27001,
  'nist-csf': nistCsf,
  'nist-800-53': nist80053,
  hipaa,
  gdpr,
  ccpa,
  'pci-dss': pciDss,
} as unknown as Readonly<Record<CatalogueId, CatalogueData>>;

const built = new Map<string, FrameworkCatalogue>();

function build(id: CatalogueId, language: FrameworkLanguage): FrameworkCatalogue {
  const { items: written, groups = [] } = data[id];
  const titles = frameworkTranslation(id, language);
  const items = written.map(([item, title]) => ({
    id: item as ReferenceId,
    title: titles?.items?.[item] ?? title,
  }));
  return {
    id,
    ...frameworkNotice(id, language),
    items,
    groups: new Map(groups.map(([group, title]) => [group, titles?.groups?.[group] ?? title])),
    find: referenceFinder(id, items, data[id]),
  };
}
