import { type MatrixCell, type MatrixTable, matrixView } from '#site/matrix-view.ts';
import { type Words, wordsOf } from '#site/words/words.ts';
import { words as paragraph, plain, section, table } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { controlLink, entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The matrix of criteria and controls, a table a series. */
export function matrixPage(sources: Sources): SitePage {
  const { content, index } = sources;
  const { words } = wordsOf(content.site.locale);
  const { title, lead, system: systemWords } = words.matrix;
  const path = '/criteria/matrix/';
  const twin = () => {
    const { systems } = matrixView(content, index);
    return twinOf(
      { path, title },
      [
        paragraph(lead),
        ...systems.flatMap(({ system, tables }) => [
          systems.length > 1 ? paragraph(systemWords(system.id)) : null,
          ...tables.map((one) => section(2, `${one.id} ${one.title}`, [matrixTable(one, words, sources)])),
        ]),
      ],
      sources,
    );
  };
  return { path, title, note: words.llms.notes.matrix, changed: null, twin };
}

function matrixTable(one: MatrixTable, { matrix }: Words, sources: Sources) {
  const words = (cell: MatrixCell) =>
    cell === null ? '' : cell === 'counts' ? matrix.cellCounts : matrix.cellNamed;
  const heads = one.criteria.map(({ coverage: { criterion } }) =>
    entryLink(criterion.id, 'criteria', criterion.id, sources),
  );
  const rows = [
    ...one.organizations.map(({ name, cells }) => [
      plain(name) ?? '',
      ...cells.map((cell) => (cell ? matrix.cellRelies : '')),
    ]),
    ...one.controls.map(({ control, cells }) => [controlLink(control.slug, sources), ...cells.map(words)]),
  ];
  return rows.length === 0 ? paragraph(matrix.none) : table([matrix.control, ...heads], rows);
}
