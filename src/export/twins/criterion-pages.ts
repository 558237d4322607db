import { type CriteriaSystem, type CriterionRow, criteriaView } from '#site/criteria-view.ts';
import { type CriterionView, criterionView } from '#site/criterion-view.ts';
import { counted } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicCarveOut } from '#site/public/public-coverage.ts';
import { coverageNotice } from '../api/criteria.ts';
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
  const title = 'Criteria';
  const { systems } = criteriaView(content.systems, index);
  const twin = () =>
    twinOf(
      { path, title },
      [
        words(coverageNotice),
        ...systems.flatMap((system) => systemBlocks(system, systems.length > 1, sources)),
      ],
      sources,
    );
  return {
    path,
    title,
    note: 'Criteria in scope and the documented controls mapped to them',
    changed: null,
    twin,
  };
}

function systemBlocks(
  { system, counts, series }: CriteriaSystem,
  isNamed: boolean,
  sources: Sources,
): readonly Block[] {
  return [
    isNamed ? words(`System: ${system.id}`) : null,
    words(
      `${counts.documented} of ${counts.inScope} in-scope criteria have documented controls mapped.${counts.withCarveOut > 0 ? ` Parts of ${counted(counts.withCarveOut, 'criterion', 'criteria')} rely on a subservice organization.` : ''}`,
    ),
    ...series.map(({ id, title, criteria }) =>
      section(2, `${id} ${title}`, [
        table(
          ['Criterion', 'Title', 'State', 'Controls'],
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
    note: view.places[0]?.row.state.words ?? null,
    changed: null,
    twin: () => twinOf({ path, title }, criterionBlocks(id, view, sources), sources),
  };
}

function criterionBlocks(id: string, view: CriterionView, sources: Sources): readonly Block[] {
  return [
    words(view.criterion.summary),
    facts([
      ['Framework', 'SOC 2® Trust Services Criteria'],
      ['Series', plain(`${view.criterion.series} ${view.seriesTitle}`)],
      ['Category', plain(view.category)],
      [
        'COSO principle',
        view.criterion.cosoPrinciple === null ? null : `${view.criterion.cosoPrinciple} of 17`,
      ],
      ['Edition', plain(view.edition)],
    ]),
    ...view.places.map(({ system, row }) =>
      section(2, view.places.length > 1 ? `Controls for ${system.id}` : 'Documented controls mapped to it', [
        words(`${row.state.words}.`),
        list(row.controls.map((control) => controlLine(control, sources))),
        row.coverage.hasUnpublished ? words('Controls are documented and not published.') : null,
        words(row.coverage.notApplicable && `Not applicable: ${row.coverage.notApplicable}`),
        list(row.carveOuts.map((one) => carveOutLine(one, sources))),
        row.notCounting.length > 0
          ? `Named for it, and not counted: ${row.notCounting.map(({ slug }) => controlLink(slug, sources)).join(', ')}`
          : null,
      ]),
    ),
    section(2, 'Points of focus', [
      view.points.length > 0
        ? words('Guidance, not requirements; the labels are not the AICPA’s wording.')
        : null,
      list(
        view.points.map(({ position, label, controls }) => {
          const named = controls.map((one) => entryLink(one.id, 'controls', one.slug, sources)).join(', ');
          return `${id}/${position} ${plain(label) ?? ''}${named ? ` (${named})` : ''}`;
        }),
      ),
    ]),
    section(2, 'Policies', [
      list(view.policies.map(({ slug, title }) => entryLink(title, 'policies', slug, sources))),
    ]),
    suggestedSection(view.suggested),
  ];
}

function carveOutLine(one: PublicCarveOut, sources: Sources): string {
  const monitored = one.monitoredBy ? ` Monitored by ${controlLink(one.monitoredBy, sources)}.` : '';
  const what = one.csocText ?? 'This part is left to the subservice organization.';
  return `${plain(`Relies on ${one.organization}. ${one.csoc ? `${one.csoc}: ` : ''}${what}`)}${monitored}`;
}
