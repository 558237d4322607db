import { controlsInOrder } from '#site/controls-view.ts';
import { coverageWords } from '#site/coverage-words.ts';
import type { PublicControl } from '#site/public/public-control.ts';
import type { PublicCoverage } from '#site/public/public-coverage.ts';
import { en } from '#site/words/en.ts';
import type { Words } from '#site/words/words.ts';
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

/** Criteria in scope and published controls as a table; `words` are English for programs, the site's for people. */
export function matrixTable({ content }: Sources, words: Words = en): Table {
  const controls = controlsInOrder(content).filter(({ criteria }) => criteria.length > 0);
  const header = [
    ...['system', 'criterion', 'title', 'state', 'relies on', 'as of'],
    ...controls.map(({ id }) => id),
  ];
  const rows = content.systems.flatMap((system) =>
    system.criteria.map((coverage) => {
      const cell = cellFor(coverage, words);
      return [
        system.id,
        coverage.criterion.id,
        coverage.criterion.title,
        coverageWords(coverage, words).words,
        several([...new Set(coverage.carveOuts.map(({ organization }) => organization))]),
        content.today,
        ...controls.map(cell),
      ];
    }),
  );
  return { header, rows };
}

function cellFor(
  coverage: PublicCoverage,
  { controlStatus, exports: { cells } }: Words,
): (control: PublicControl) => string | null {
  const counting = new Set(coverage.controls);
  const others = new Set(coverage.notCounting);
  return ({ slug, status }) => {
    if (counting.has(slug)) return cells.documented;
    if (!others.has(slug)) return null;
    return status === 'implemented' ? cells.notCounted : cells.status(controlStatus[status]);
  };
}
