import type { CriterionSeries } from '#domain/criterion.ts';
import { frameworkNotice } from '#frameworks/catalogue.ts';
import { catalogueLanguage } from '#site/content-language.ts';
import { criterionView } from '#site/criterion-view.ts';
import { categoryLabels } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicCoverage } from '#site/public/public-coverage.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import type { Sources } from '../sources.ts';
import { listed, oneLine, oscalMetadata, prop, uuidIn } from './oscal-head.ts';

/**
 * `/api/oscal/catalog.json`: the SOC 2 criteria in scope as an OSCAL catalog. Ids are the AICPA's, every word is our own.
 */
export function oscalCatalog(sources: Sources): object {
  const { name, edition, source, licence } = frameworkNotice('soc2', catalogueLanguage());
  const remarks = `${edition}. ${source} ${licence}`;
  return {
    catalog: {
      uuid: uuidIn(sources, 'catalog', 'soc2'),
      metadata: oscalMetadata(sources, interfaceWords().exports.oscal.inScope(name), remarks),
      ...listed('groups', groupsOf(sources)),
    },
  };
}

/** Every criterion in scope of any system once, in the order of the systems. */
export function criteriaInCatalog({ content }: Sources): ReadonlyMap<string, PublicCoverage> {
  return new Map(
    content.systems.flatMap(({ criteria }) => criteria.map((one) => [one.criterion.id, one] as const)),
  );
}

/** The id of a criterion in the catalog: `CC6.1` is `cc6.1`. */
export function catalogId(criterion: string): string {
  return criterion.toLowerCase();
}

/** The id of the statement of a criterion. */
export function statementId(criterion: string): string {
  return `${catalogId(criterion)}_smt`;
}

function groupsOf(sources: Sources): readonly object[] {
  const criteria = criteriaInCatalog(sources);
  const series = new Map<string, CriterionSeries>(
    sources.content.systems.flatMap((system) => system.series.map((one) => [one.id, one] as const)),
  );
  return [...series.values()].map((one) => ({
    id: one.id.toLowerCase(),
    class: 'series',
    title: oneLine(one.title),
    props: [{ name: 'label', value: one.id }, ...prop('category', categoryLabels[one.category])],
    ...listed(
      'controls',
      one.criteria.flatMap((id) => {
        const coverage = criteria.get(id);
        return coverage ? [controlOf(coverage, sources)] : [];
      }),
    ),
  }));
}

function controlOf({ criterion }: PublicCoverage, sources: Sources): object {
  const { id, title, summary, cosoPrinciple } = criterion;
  const points = criterionView(id, sources.content, sources.index)?.points ?? [];
  return {
    id: catalogId(id),
    class: 'criterion',
    title: oneLine(title),
    props: [
      { name: 'label', value: id },
      ...prop('coso-principle', cosoPrinciple === null ? null : String(cosoPrinciple)),
    ],
    links: [{ href: sources.url(pagePath('criteria', id)), rel: 'reference' }],
    parts: [
      { id: statementId(id), name: 'statement', prose: summary },
      ...points.flatMap(({ position, label, added2022 }) =>
        label === null
          ? []
          : [
              {
                id: `${catalogId(id)}_gdn.${position}`,
                name: 'guidance',
                class: 'point-of-focus',
                props: [
                  { name: 'label', value: `${id}/${position}` },
                  ...prop('added-2022', added2022 ? 'yes' : null),
                ],
                prose: label,
              },
            ],
      ),
    ],
  };
}
