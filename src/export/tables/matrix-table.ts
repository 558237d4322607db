import { controlsInOrder } from '#site/controls-view.ts';
import { coverageWords } from '#site/coverage-words.ts';
import { controlStatusLabels } from '#site/labels.ts';
import type { PublicControl } from '#site/public/public-control.ts';
import type { PublicCoverage } from '#site/public/public-coverage.ts';
import { csv, type Table } from '../csv.ts';
import type { Sources } from '../sources.ts';
import { several } from './controls-table.ts';

/**
 * `/api/matrix.csv`: a criterion in scope a row, a published control a column. A cell says `documented` where the control
 * counts; where it names the criterion and does not count, its status, or `not counted`.
 */
export function matrixCsv(sources: Sources): string {
  const { header, rows } = matrixTable(sources);
  return csv(header, rows);
}

/** Criteria in scope and published controls as a table. */
export function matrixTable({ content }: Sources): Table {
  const controls = controlsInOrder(content).filter(({ criteria }) => criteria.length > 0);
  const header = [
    ...['system', 'criterion', 'title', 'state', 'relies on', 'as of'],
    ...controls.map(({ id }) => id),
  ];
  const rows = content.systems.flatMap((system) =>
    system.criteria.map((coverage) => {
      const cell = cellFor(coverage);
      return [
        system.id,
        coverage.criterion.id,
        coverage.criterion.title,
        coverageWords(coverage).words,
        several([...new Set(coverage.carveOuts.map(({ organization }) => organization))]),
        content.today,
        ...controls.map(cell),
      ];
    }),
  );
  return { header, rows };
}

function cellFor(coverage: PublicCoverage): (control: PublicControl) => string | null {
  const counting = new Set(coverage.controls);
  const others = new Set(coverage.notCounting);
  return ({ slug, status }) => {
    if (counting.has(slug)) return 'documented';
    if (!others.has(slug)) return null;
    return status === 'implemented' ? 'not counted' : controlStatusLabels[status].toLowerCase();
  };
}
