import type { CriterionId } from '#domain/criterion.ts';
import {
  type CatalogueId,
  frameworkCatalogue,
  frameworkIds,
  frameworkNotice,
} from '#frameworks/catalogue.ts';
import { crosswalkSource, suggestedReferences } from '#frameworks/crosswalk.ts';
import { catalogueLanguage } from './content-language.ts';
import { frameworkLabel } from './labels.ts';
import { frameworkPath, unitAnchor } from './paths.ts';

/** One id of another framework, a paragraph below it included (`Art. 32(1)(b)`), with its title where that may be shown. */
export interface Reference {
  readonly id: string;
  readonly title: string | null;
  /** The unit on the page of its framework; null where that has none here. */
  readonly href: string | null;
}

/** What the company states for one framework: its own words, kept apart from what a crosswalk suggests. */
export interface StatedReferences {
  /** Its id where Vitrine has a catalogue of it, else what was written. */
  readonly id: string;
  readonly framework: string;
  readonly references: readonly Reference[];
}

/** What a crosswalk suggests for one framework because of the criteria; guidance, never a statement of the company. */
export interface SuggestedReferences extends StatedReferences {
  readonly edition: string;
  readonly note: string;
}

/** References that a company wrote, with titles from the catalogues; unknown ones as written. */
export function statedReferences(
  mappings: Readonly<Record<string, readonly string[]>>,
  shown: readonly string[],
): readonly StatedReferences[] {
  return Object.entries(mappings)
    .filter(([framework, ids]) => ids.length > 0 && framework !== 'soc2')
    .map(([framework, ids]) => ({
      id: framework,
      framework: frameworkLabel(framework),
      references: ids.map((written) => referenceAs(framework, written, shown)),
    }));
}

/**
 * What the crosswalks add for these criteria in the frameworks that the site shows; ids that the company states itself are not
 * repeated as suggestions.
 */
export function crosswalkReferences(
  criteria: readonly string[],
  shown: readonly string[],
  mappings: Readonly<Record<string, readonly string[]>> = {},
): readonly SuggestedReferences[] {
  const language = catalogueLanguage();
  return frameworkIds.filter(isCatalogue).flatMap((framework) => {
    if (!shown.includes(framework)) return [];
    const stated = new Set((mappings[framework] ?? []).map((written) => unitOf(framework, written)));
    const references = suggestedReferences(criteria as readonly CriterionId[], framework, language)
      .filter(({ id }) => !stated.has(id))
      .map(({ id, title }) => ({ id, title, href: unitHref(framework, id) }));
    if (references.length === 0) return [];
    const { edition } = frameworkNotice(framework, language);
    const { note } = crosswalkSource(framework, language);
    return [{ id: framework, framework: frameworkLabel(framework), edition, references, note }];
  });
}

function referenceAs(framework: string, written: string, shown: readonly string[]): Reference {
  if (!isCatalogue(framework)) return { id: written, title: null, href: null };
  const found = frameworkCatalogue(framework, catalogueLanguage()).find(written);
  if (found.kind !== 'item') return { id: written, title: null, href: null };
  const href = shown.includes(framework) ? unitHref(framework, found.id) : null;
  return { id: `${found.id}${found.paragraph ?? ''}`, title: found.title, href };
}

function unitHref(framework: CatalogueId, id: string): string {
  return `${frameworkPath(framework)}#${unitAnchor(id)}`;
}

/** The item that a reference is about: who states a paragraph of an article states the article. */
function unitOf(framework: CatalogueId, written: string): string {
  const found = frameworkCatalogue(framework).find(written);
  return found.kind === 'item' ? found.id : written;
}

function isCatalogue(framework: string): framework is CatalogueId {
  return framework !== 'soc2' && (frameworkIds as readonly string[]).includes(framework);
}
