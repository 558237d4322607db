import { type CriteriaSystem, type CriterionRow, criteriaView } from '#site/criteria-view.ts';
import { type CriterionView, criterionView } from '#site/criterion-view.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicCarveOut } from '#site/public/public-coverage.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { type Block, facts, list, plain, section, table, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { controlLine, suggestedSection } from './control-pages.ts';
import { controlLink, entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of criteria in scope and the page of each. */
export function criterionPages(sources: Sources): readonly SitePage[] {
  return [
    criteriaPage(sources),
    ...[...sources.index.criterion.keys()].flatMap((id) => {
      const view = criterionView(id, sources.content, sources.index);
      return view ? [criterionPage(id, view, sources)] : [];
    }),
  ];
}

function criteriaPage(sources: Sources): SitePage {
  const { content, index } = sources;
  const path = '/criteria/';
  const { coverage, criteriaList } = interfaceWords();
  const { title, note } = criteriaList;
  const { systems } = criteriaView(content.systems, index);
  const twin = () =>
    twinOf(
      { path, title },
      [
        words(coverage.notice),
        ...systems.flatMap((system) => systemBlocks(system, systems.length > 1, sources)),
      ],
      sources,
    );
  return {
    path,
    title,
    note,
    changed: null,
    twin,
  };
}

function systemBlocks(
  { system, counts, series }: CriteriaSystem,
  isNamed: boolean,
  sources: Sources,
): readonly Block[] {
  const { coverage, criteriaList, kind } = interfaceWords();
  const partly = counts.withCarveOut > 0 ? ` ${coverage.countPartCarvedOut(counts.withCarveOut)}` : '';
  return [
    isNamed ? words(criteriaList.system(system.id)) : null,
    words(`${coverage.sentence(counts.documented, counts.inScope)}${partly}`),
    ...series.map(({ id, title, criteria }) =>
      section(2, `${id} ${title}`, [
        table(
          [kind.criterion, criteriaList.tableTitle, criteriaList.tableState, criteriaList.tableControls],
          criteria.map((row) => criterionCells(row, sources)),
        ),
      ]),
    ),
  ];
}

function criterionCells({ coverage, state, controls }: CriterionRow, sources: Sources): readonly string[] {
  const { id, title } = coverage.criterion;
  return [
    entryLink(id, 'criteria', id, sources),
    plain(title) ?? '',
    plain(state.words) ?? '',
    controls.map((control) => entryLink(control.id, 'controls', control.slug, sources)).join(', '),
  ];
}

function criterionPage(id: string, view: CriterionView, sources: Sources): SitePage {
  const path = pagePath('criteria', id);
  const title = `${id} ${view.criterion.title}`;
  return {
    path,
    title,
    note: view.places.map(({ row }) => row.state.words).join('; '),
    changed: null,
    twin: () => twinOf({ path, title }, criterionBlocks(id, view, sources), sources),
  };
}

function criterionBlocks(id: string, view: CriterionView, sources: Sources): readonly Block[] {
  const { criterion: w } = interfaceWords();
  return [
    words(view.criterion.summary),
    facts([
      [w.framework, w.frameworkName],
      [w.series, plain(`${view.criterion.series} ${view.seriesTitle}`)],
      [w.category, plain(view.category)],
      [w.coso, view.criterion.cosoPrinciple === null ? null : w.cosoOf(view.criterion.cosoPrinciple)],
      [w.edition, plain(view.edition)],
    ]),
    ...view.places.map(({ system, row }) =>
      section(2, view.places.length > 1 ? w.controlsFor(system.id) : w.controls, [
        words(`${row.state.words}.`),
        list(row.controls.map((control) => controlLine(control, sources))),
        row.coverage.hasUnpublished ? words(w.unpublished) : null,
        words(row.coverage.notApplicable && w.notApplicable(row.coverage.notApplicable)),
        list(row.carveOuts.map((one) => carveOutLine(one, sources))),
        row.notCounting.length > 0
          ? `${w.notCounted}: ${row.notCounting.map(({ slug }) => controlLink(slug, sources)).join(', ')}`
          : null,
      ]),
    ),
    section(2, w.points, [
      view.points.length > 0 ? words(w.pointsNote(view.points.length)) : null,
      list(
        view.points.map(({ position, label, controls }) => {
          const named = controls.map((one) => entryLink(one.id, 'controls', one.slug, sources)).join(', ');
          return `${id}/${position} ${plain(label) ?? ''}${named ? ` (${named})` : ''}`;
        }),
      ),
    ]),
    section(2, w.policies, [
      list(view.policies.map(({ slug, title }) => entryLink(title, 'policies', slug, sources))),
    ]),
    suggestedSection(view.suggested),
  ];
}

function carveOutLine(one: PublicCarveOut, sources: Sources): string {
  const { coverage, criterion: w } = interfaceWords();
  const monitored = one.monitoredBy ? ` ${w.monitoredBy} ${controlLink(one.monitoredBy, sources)}.` : '';
  const what = one.csocText ?? w.leftToOrganization;
  return `${plain(`${coverage.reliesOn(one.organization)}. ${one.csoc ? `${one.csoc}: ` : ''}${what}`)}${monitored}`;
}
