import {
  type Category,
  type CriteriaEdition,
  type CriterionId,
  criteriaInScope,
  type PointOfFocus,
} from '#domain/criterion.ts';

/** One point of focus with the criterion that it belongs to. */
export interface PointOfFocusInScope {
  readonly criterion: CriterionId;
  readonly point: PointOfFocus;
}

/**
 * The points of focus that a scope of categories brings in, in catalogue order. A SOC 2 examines a system, so the
 * system-level points always apply; points for one category apply where that category is in scope.
 */
export function pointsOfFocusInScope(
  edition: CriteriaEdition,
  categories: readonly Category[],
): readonly PointOfFocusInScope[] {
  return criteriaInScope(edition, categories).flatMap(({ id, pointsOfFocus }) =>
    pointsOfFocus.filter((point) => applies(point, categories)).map((point) => ({ criterion: id, point })),
  );
}

function applies({ appliesTo }: PointOfFocus, categories: readonly Category[]): boolean {
  return appliesTo === 'all' || appliesTo === 'system-level' || categories.includes(appliesTo);
}
