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
  readonly series: readonly CriteriaSeries[];
  /** States that occur, for the legend. */
  readonly states: readonly CoverageWords[];
}

export interface CriteriaSeries {
  readonly id: string;
  readonly title: string;
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
    return criteria ? [{ id, title, criteria }] : [];
  });
  const states = [...new Map(rows.map(({ state }) => [state.words, state])).values()];
  return { system, counts: coverageCounts(system), series, states };
}

function publicControls(slugs: readonly string[], index: ContentIndex): readonly PublicControl[] {
  return slugs.flatMap((slug) => {
    const control = index.control.get(slug);
    return control?.access === 'public' ? [control] : [];
  });
}
