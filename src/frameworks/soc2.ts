import type { CriteriaEdition, Criterion } from '#domain/criterion.ts';
import tscRev2022 from './data/soc2-tsc-2017-rev2022.json' with { type: 'json' };
import { type CriteriaTranslation, criteriaTranslation, type FrameworkLanguage } from './translation.ts';

/** The 2017 Trust Services Criteria (AICPA TSP section 100) with the points of focus as revised in 2022. */
export const soc2TscRev2022 = tscRev2022 as unknown as CriteriaEdition;

/** Every edition of the SOC 2 criteria that this version knows, by the id that `scope.framework` names. */
export const soc2Editions: ReadonlyMap<string, CriteriaEdition> = new Map([
  [soc2TscRev2022.id, soc2TscRev2022],
]);

/**
 * The edition with this id, exactly as written in trust.yaml, with our words for it in a language; undefined where there is
 * none. The same object each time: criteria are compared as objects.
 */
export function soc2Edition(id: string, language: FrameworkLanguage = 'en'): CriteriaEdition | undefined {
  const edition = soc2Editions.get(id);
  const translation = criteriaTranslation(language);
  if (!edition || !translation) return edition;
  const key = `${id} ${language}`;
  const known = translated.get(key) ?? translate(edition, translation);
  translated.set(key, known);
  return known;
}

const translated = new Map<string, CriteriaEdition>();

function translate(edition: CriteriaEdition, words: CriteriaTranslation): CriteriaEdition {
  return {
    ...edition,
    edition: words.edition,
    series: edition.series.map((series) => ({ ...series, title: words.series[series.id] ?? series.title })),
    criteria: edition.criteria.map((criterion) => translateCriterion(criterion, words)),
  };
}

function translateCriterion(criterion: Criterion, { criteria }: CriteriaTranslation): Criterion {
  const words = criteria[criterion.id];
  if (!words) return criterion;
  const { title, summary, points } = words;
  return {
    ...criterion,
    title,
    summary,
    pointsOfFocus: criterion.pointsOfFocus.map((point, at) => ({
      ...point,
      label: points[at] ?? point.label,
    })),
  };
}
