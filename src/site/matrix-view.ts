import type { ContentIndex } from './content-index.ts';
import { controlsInOrder } from './controls-view.ts';
import { type CriteriaSeries, type CriterionRow, criteriaView } from './criteria-view.ts';
import type { PublicControl } from './public/public-control.ts';
import type { PublicSystem } from './public/public-coverage.ts';
import type { PublicContent } from './public-content.ts';

/** Criterion by control, one table a series, so that a table is as wide as a phone. */
export interface MatrixView {
  readonly systems: readonly { readonly system: PublicSystem; readonly tables: readonly MatrixTable[] }[];
}

export interface MatrixTable {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly CriterionRow[];
  /** What subservice organizations do, above the company's own controls. */
  readonly organizations: readonly { readonly name: string; readonly cells: readonly boolean[] }[];
  readonly controls: readonly { readonly control: PublicControl; readonly cells: readonly MatrixCell[] }[];
}

/** `counts`: implemented and for a product in scope; `named`: names the criterion and does not count; null: nothing. */
export type MatrixCell = 'counts' | 'named' | null;

/** The matrix of every system in scope. */
export function matrixView(content: PublicContent, index: ContentIndex): MatrixView {
  const order = controlsInOrder(content);
  return {
    systems: criteriaView(content.systems, index).systems.map(({ system, series }) => ({
      system,
      tables: series.map((one) => matrixTable(one, order)),
    })),
  };
}

function matrixTable({ id, title, criteria }: CriteriaSeries, order: readonly PublicControl[]): MatrixTable {
  const counting = criteria.map(({ controls }) => new Set(controls));
  const named = criteria.map(({ notCounting }) => new Set(notCounting));
  const cells = (control: PublicControl): readonly MatrixCell[] =>
    criteria.map((_, at) =>
      counting[at]?.has(control) ? 'counts' : named[at]?.has(control) ? 'named' : null,
    );
  return {
    id,
    title,
    criteria,
    organizations: organizationsOf(criteria),
    controls: order
      .map((control) => ({ control, cells: cells(control) }))
      .filter((row) => row.cells.some((cell) => cell !== null)),
  };
}

function organizationsOf(criteria: readonly CriterionRow[]): MatrixTable['organizations'] {
  const names = new Set(
    criteria.flatMap(({ carveOuts }) => carveOuts.map(({ organization }) => organization)),
  );
  return [...names].map((name) => ({
    name,
    cells: criteria.map(({ carveOuts }) => carveOuts.some(({ organization }) => organization === name)),
  }));
}
