import type { FrameworkNotice } from '#frameworks/catalogue.ts';
import { pagePath } from '#site/paths.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { criteriaInCatalog } from '../oscal/oscal-catalog.ts';
import type { Sources } from '../sources.ts';

/** The criteria in scope as a standard of CycloneDX: ids of the AICPA, words of our own. */
export function soc2Standard(sources: Sources, { name, edition, source, licence }: FrameworkNotice): object {
  return {
    'bom-ref': 'standard:soc2',
    name,
    version: edition,
    description: `${interfaceWords().exports.attestation.standard} ${source} ${licence}`,
    owner: 'AICPA',
    requirements: [...criteriaInCatalog(sources).values()].map(({ criterion }) => ({
      'bom-ref': requirementRef(criterion.id),
      identifier: criterion.id,
      title: criterion.title,
      text: criterion.summary,
      externalReferences: [{ type: 'documentation', url: sources.url(pagePath('criteria', criterion.id)) }],
    })),
  };
}

/** The reference of a criterion inside the file. */
export function requirementRef(criterion: string): string {
  return `soc2:${criterion}`;
}
