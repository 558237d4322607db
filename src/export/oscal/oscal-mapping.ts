import type { CriterionId } from '#domain/criterion.ts';
import type { CatalogueId } from '#frameworks/catalogue.ts';
import { crosswalkSource, suggestedReferences } from '#frameworks/crosswalk.ts';
import { catalogueLanguage } from '#site/content-language.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import type { Sources } from '../sources.ts';
import { frameworkHref, frameworkResources, isCatalogue, itemId } from './framework-resources.ts';
import { catalogId, criteriaInCatalog } from './oscal-catalog.ts';
import { oscalMetadata, oscalPaths, prop, publisher, uuidIn, vitrineNamespace } from './oscal-head.ts';

/**
 * `/api/oscal/mapping.json`: the crosswalks that the site shows, as an OSCAL mapping collection. Null where none has a pair for
 * a criterion in scope, for a collection has to map something.
 */
export function oscalMapping(sources: Sources): object | null {
  const mapped = sources.content.frameworks
    .filter(isCatalogue)
    .map((framework) => ({ framework, maps: mapsOf(framework, sources) }))
    .filter(({ maps }) => maps.length > 0);
  if (mapped.length === 0) return null;
  const { crosswalks, guidance } = interfaceWords().exports.oscal;
  return {
    'mapping-collection': {
      uuid: uuidIn(sources, 'mapping-collection'),
      metadata: oscalMetadata(sources, crosswalks, guidance),
      provenance: {
        method: 'human',
        'matching-rationale': 'semantic',
        status: 'not-complete',
        'mapping-description': guidance,
        'responsible-parties': [{ 'role-id': 'creator', 'party-uuids': [publisher(sources)] }],
      },
      mappings: mapped.map(({ framework, maps }) => mappingOf(framework, maps, sources)),
      'back-matter': {
        resources: frameworkResources(
          mapped.map(({ framework }) => framework),
          sources,
        ),
      },
    },
  };
}

function mappingOf(framework: CatalogueId, maps: readonly object[], sources: Sources): object {
  const { source, licence, note } = crosswalkSource(framework, catalogueLanguage());
  return {
    uuid: uuidIn(sources, 'mapping', framework),
    'source-resource': { type: 'catalog', href: sources.url(oscalPaths.catalog) },
    'target-resource': { type: 'catalog', href: frameworkHref(framework, sources) },
    'mapping-description': `${note} ${source} ${licence}`,
    maps,
  };
}

/** One map a criterion. OSCAL's relationships compare sets of requirements, which nobody has done here; ours says less. */
function mapsOf(framework: CatalogueId, sources: Sources): readonly object[] {
  return [...criteriaInCatalog(sources).keys()].flatMap((criterion) => {
    const targets = suggestedReferences([criterion as CriterionId], framework);
    if (targets.length === 0) return [];
    return [
      {
        uuid: uuidIn(sources, 'map', framework, criterion),
        ns: vitrineNamespace,
        relationship: 'same-subject',
        sources: [{ type: 'control', 'id-ref': catalogId(criterion), props: prop('label', criterion) }],
        targets: targets.map(({ id }) => ({
          type: 'control',
          'id-ref': itemId(framework, id),
          props: prop('label', id),
        })),
      },
    ];
  });
}
