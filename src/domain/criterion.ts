/** The five Trust Services categories. Security (the common criteria) belongs to every examination. */
export const categories = [
  'security',
  'availability',
  'confidentiality',
  'processing-integrity',
  'privacy',
] as const;

export type Category = (typeof categories)[number];

/** A SOC 2 criterion's id as written in TSP section 100, such as `CC6.1`; branded because `A1.1` exists in PCI DSS too. */
export type CriterionId = string & { readonly __framework: 'soc2' };

/** Where a point of focus applies: every engagement, system-level ones (a SOC 2 is one), or with one category in scope. */
export type PointOfFocusCondition = 'all' | 'system-level' | Exclude<Category, 'security'>;

/** One point of focus, known by its position; the label is our own, never the AICPA's heading. */
export interface PointOfFocus {
  readonly position: number;
  readonly label: string;
  readonly appliesTo: PointOfFocusCondition;
  /** Privacy points distinguish the role of the organization; null where both are meant. */
  readonly role: 'controller' | 'processor' | null;
  readonly added2022: boolean;
}

/** One criterion with a title and a summary in our own words. */
export interface Criterion {
  readonly id: CriterionId;
  readonly series: string;
  readonly category: Category;
  /** COSO principle 1 to 17 behind CC1 to CC5; null elsewhere. */
  readonly cosoPrinciple: number | null;
  readonly title: string;
  readonly summary: string;
  readonly pointsOfFocus: readonly PointOfFocus[];
}

/** A series of criteria such as CC6, for grouping. */
export interface CriterionSeries {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly criteria: readonly CriterionId[];
}

/** One edition of the criteria: data, so that a revised TSC can live beside this one. */
export interface CriteriaEdition {
  readonly id: string;
  readonly name: string;
  readonly edition: string;
  readonly criteria: readonly Criterion[];
  readonly series: readonly CriterionSeries[];
}

/**
 * The criteria that a scope of categories brings in, in catalogue order. The common criteria always apply,
 * whether `security` is written or not.
 */
export function criteriaInScope(edition: CriteriaEdition, scope: readonly Category[]): readonly Criterion[] {
  return edition.criteria.filter(
    (criterion) => criterion.category === 'security' || scope.includes(criterion.category),
  );
}
