import type { Category, Criterion } from '#domain/criterion.ts';
import type { ContentIndex, CriterionPlace } from './content-index.ts';
import { type CriterionRow, criterionRow } from './criteria-view.ts';
import { crosswalkReferences, type SuggestedReferences } from './framework-references.ts';
import type { PublicSystem } from './public/public-coverage.ts';
import type { PublicPolicy } from './public/public-policy.ts';
import type { PublicContent } from './public-content.ts';
import { interfaceWords } from './words/interface-words.ts';

/** What the page of one criterion in scope shows. */
export interface CriterionView {
  readonly criterion: Criterion;
  readonly seriesTitle: string;
  readonly category: string;
  readonly edition: string;
  /** By system; one where there is one system. */
  readonly places: readonly { readonly system: PublicSystem; readonly row: CriterionRow }[];
  readonly points: readonly PointRow[];
  /** How many of them a published control names. */
  readonly touched: number;
  /** Policies that name the criterion, then those behind its controls. */
  readonly policies: readonly PublicPolicy[];
  /** The other criteria of its series that are in scope, in order. */
  readonly series: readonly Criterion[];
  readonly previous: Criterion | null;
  readonly next: Criterion | null;
  readonly suggested: readonly SuggestedReferences[];
}

export interface PointRow {
  readonly position: number;
  /** Our own words; null where there are none beyond the number. */
  readonly label: string | null;
  readonly added2022: boolean;
  /** The category on which it depends; null where it always applies. */
  readonly category: Category | null;
  readonly role: 'controller' | 'processor' | null;
  /** Ids of published controls that name this point. */
  readonly controls: readonly { readonly id: string; readonly slug: string }[];
}

/** Joins a criterion with its controls, points of focus, policies and counterparts. Null where no system has it in scope. */
export function criterionView(id: string, content: PublicContent, index: ContentIndex): CriterionView | null {
  const places = index.criterion.get(id) ?? [];
  const first = places[0];
  if (!first) return null;
  const { criterion } = first.coverage;
  const points = pointRows(
    criterion,
    places.flatMap(({ coverage }) => coverage.controls),
    index,
    categoriesOf(places.map(({ system }) => system)),
  );
  const inScope = [...index.criterion.values()].flatMap(([place]) => place?.coverage.criterion ?? []);
  const at = inScope.indexOf(criterion);
  return {
    criterion,
    seriesTitle:
      first.system.series.find((series) => series.id === criterion.series)?.title ?? criterion.series,
    category: interfaceWords().category[criterion.category],
    edition: first.system.edition,
    places: places.map(({ system, coverage }) => ({ system, row: criterionRow(coverage, index) })),
    points,
    touched: points.filter(({ controls }) => controls.length > 0).length,
    policies: policiesOf(id, places, index),
    series: inScope.filter(({ series }) => series === criterion.series),
    previous: inScope[at - 1] ?? null,
    next: inScope[at + 1] ?? null,
    suggested: crosswalkReferences([id], content.frameworks),
  };
}

function policiesOf(
  id: string,
  places: readonly CriterionPlace[],
  index: ContentIndex,
): readonly PublicPolicy[] {
  const behind = places
    .flatMap(({ coverage }) => coverage.controls)
    .flatMap((slug) => {
      const control = index.control.get(slug);
      return control?.access === 'public' ? control.policies : [];
    })
    .flatMap((slug) => {
      const policy = index.policy.get(slug);
      return policy?.access === 'public' ? [policy] : [];
    });
  return [...new Set([...(index.policiesByCriterion.get(id) ?? []), ...behind])];
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
    .map(({ position, label, added2022, appliesTo, role }) => ({
      position,
      category: appliesTo === 'all' || appliesTo === 'system-level' ? null : appliesTo,
      role,
      label: label === `${criterion.id}, point ${position}` ? null : label,
      added2022,
      controls: controls
        .filter(({ pointsOfFocus }) => pointsOfFocus.includes(`${criterion.id}/${position}`))
        .map(({ id, slug }) => ({ id, slug })),
    }));
}
