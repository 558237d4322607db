import type { Category } from '#domain/criterion.ts';
import type { ContentIndex } from './content-index.ts';
import { type CoverageCounts, type CoverageWords, coverageCounts, coverageWords } from './coverage-words.ts';
import type { PublicControl } from './public/public-control.ts';
import type { PublicCarveOut, PublicCoverage, PublicSystem } from './public/public-coverage.ts';

/** The criteria in scope of each system, by series, with their states. */
export interface CriteriaView {
  readonly systems: readonly CriteriaSystem[];
}

export interface CriteriaSystem {
  readonly system: PublicSystem;
  readonly counts: CoverageCounts;
  /** Every series, without its category. */
  readonly series: readonly CriteriaSeries[];
  readonly categories: readonly CriteriaCategory[];
  /** States that occur, for the legend. */
  readonly states: readonly CoverageWords[];
}

export interface CriteriaCategory {
  readonly id: Category;
  readonly inScope: number;
  readonly documented: number;
  readonly series: readonly CriteriaSeries[];
}

export interface CriteriaSeries {
  readonly id: string;
  readonly title: string;
  /** How many of them have documented controls mapped. */
  readonly documented: number;
  readonly criteria: readonly CriterionRow[];
}

export interface CriterionRow {
  readonly coverage: PublicCoverage;
  readonly state: CoverageWords;
  readonly controls: readonly PublicControl[];
  readonly notCounting: readonly PublicControl[];
  readonly carveOuts: readonly PublicCarveOut[];
}

/** The matrix: series by series, criterion by criterion. */
export function criteriaView(systems: readonly PublicSystem[], index: ContentIndex): CriteriaView {
  return { systems: systems.map((system) => criteriaSystem(system, index)) };
}

/** One criterion with its state and the controls behind it. */
export function criterionRow(coverage: PublicCoverage, index: ContentIndex): CriterionRow {
  return {
    coverage,
    state: coverageWords(coverage),
    controls: publicControls(coverage.controls, index),
    notCounting: publicControls(coverage.notCounting, index),
    carveOuts: coverage.carveOuts,
  };
}

function criteriaSystem(system: PublicSystem, index: ContentIndex): CriteriaSystem {
  const rows = system.criteria.map((coverage) => criterionRow(coverage, index));
  const bySeries = Map.groupBy(rows, ({ coverage }) => coverage.criterion.series);
  const series = system.series.flatMap(({ id, title }) => {
    const criteria = bySeries.get(id);
    return criteria ? [{ id, title, documented: documentedOf(criteria), criteria }] : [];
  });
  const states = [...new Map(rows.map(({ state }) => [state.words, state])).values()];
  return { system, counts: coverageCounts(system), series, categories: byCategory(series), states };
}

function byCategory(series: readonly CriteriaSeries[]): readonly CriteriaCategory[] {
  const groups = Map.groupBy(
    series,
    ({ criteria }) => criteria[0]?.coverage.criterion.category ?? 'security',
  );
  return [...groups].map(([id, list]) => ({
    id,
    inScope: list.reduce((sum, { criteria }) => sum + criteria.length, 0),
    documented: list.reduce((sum, { documented }) => sum + documented, 0),
    series: list,
  }));
}

function documentedOf(criteria: readonly CriterionRow[]): number {
  return criteria.filter(({ coverage }) => coverage.state === 'covered').length;
}

function publicControls(slugs: readonly string[], index: ContentIndex): readonly PublicControl[] {
  return slugs.flatMap((slug) => {
    const control = index.control.get(slug);
    return control?.access === 'public' ? [control] : [];
  });
}
