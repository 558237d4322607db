import { type CatalogueId, frameworkIds } from '#frameworks/catalogue.ts';
import type { PublicContent } from './public-content.ts';

/** The frameworks that have a page: those of trust.yaml that Vitrine has a catalogue of, in the order in which pages show them. */
export function shownFrameworks({ frameworks }: Pick<PublicContent, 'frameworks'>): readonly CatalogueId[] {
  return frameworkIds.filter((id): id is CatalogueId => id !== 'soc2' && frameworks.includes(id));
}
