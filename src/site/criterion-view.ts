import type { Criterion } from '#domain/criterion.ts';
import type { ContentIndex } from './content-index.ts';
import { type CriterionRow, criterionRow } from './criteria-view.ts';
import { crosswalkReferences, type SuggestedReferences } from './framework-references.ts';
import { categoryLabels } from './labels.ts';
import type { PublicSystem } from './public/public-coverage.ts';
import type { PublicPolicy } from './public/public-policy.ts';
import type { PublicContent } from './public-content.ts';

/** What the page of one criterion in scope shows. */
export interface CriterionView {
  readonly criterion: Criterion;
  readonly seriesTitle: string;
  readonly category: string;
  readonly edition: string;
  /** By system; one where there is one system. */
  readonly places: readonly { readonly system: PublicSystem; readonly row: CriterionRow }[];
  readonly points: readonly PointRow[];
  readonly policies: readonly PublicPolicy[];
  readonly suggested: readonly SuggestedReferences[];
}

export interface PointRow {
  readonly position: number;
  /** Our own words; null where there are none beyond the number. */
  readonly label: string | null;
  readonly added2022: boolean;
  /** Ids of published controls that name this point. */
  readonly controls: readonly { readonly id: string; readonly slug: string }[];
}

/** Joins a criterion with its controls, points of focus, policies and counterparts. Null where no system has it in scope. */
export function criterionView(id: string, content: PublicContent, index: ContentIndex): CriterionView | null {
  const places = index.criterion.get(id) ?? [];
  const first = places[0];
  if (!first) return null;
  const { criterion } = first.coverage;
  return {
    criterion,
    seriesTitle:
      first.system.series.find((series) => series.id === criterion.series)?.title ?? criterion.series,
    category: categoryLabels[criterion.category],
    edition: first.system.edition,
    places: places.map(({ system, coverage }) => ({ system, row: criterionRow(coverage, index) })),
    points: pointRows(
      criterion,
      places.flatMap(({ coverage }) => coverage.controls),
      index,
      categoriesOf(places.map(({ system }) => system)),
    ),
    policies: index.policiesByCriterion.get(id) ?? [],
    suggested: crosswalkReferences([id], content.frameworks),
  };
}

function categoriesOf(systems: readonly PublicSystem[]): ReadonlySet<string> {
  return new Set(systems.flatMap(({ categories }) => categories));
}

function pointRows(
  criterion: Criterion,
  slugs: readonly string[],
  index: ContentIndex,
  categories: ReadonlySet<string>,
): readonly PointRow[] {
  const controls = [...new Set(slugs)].flatMap((slug) => {
    const control = index.control.get(slug);
    return control?.access === 'public' ? [control] : [];
  });
  return criterion.pointsOfFocus
    .filter(
      ({ appliesTo }) => appliesTo === 'all' || appliesTo === 'system-level' || categories.has(appliesTo),
    )
    .map(({ position, label, added2022 }) => ({
      position,
      label: label === `${criterion.id}, point ${position}` ? null : label,
      added2022,
      controls: controls
        .filter(({ pointsOfFocus }) => pointsOfFocus.includes(`${criterion.id}/${position}`))
        .map(({ id, slug }) => ({ id, slug })),
    }));
}
