import type { CatalogueId } from '#frameworks/catalogue.ts';
import { countsAsStated } from '#site/framework-coverage.ts';
import { type FrameworkGroup, frameworkView, type UnitRow } from '#site/framework-view.ts';
import { frameworksView } from '#site/frameworks-view.ts';
import { frameworkPath } from '#site/paths.ts';
import { type Words, wordsOf } from '#site/words/words.ts';
import { type Block, facts, link, list, words as paragraph, plain, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { controlLink, criteriaLinks, entryLink } from './references.ts';
import { reportLine } from './report-pages.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The index of frameworks and the page of each. */
export function frameworkPages(sources: Sources): readonly SitePage[] {
  const { content, index } = sources;
  const { words } = wordsOf(content.site.locale);
  const { frameworks, notClaimed } = frameworksView(content, index);
  const w = words.frameworks;
  const path = '/frameworks/';
  const line = ({ id, label, counts }: (typeof frameworks)[number]) =>
    `${link(label, sources.url(frameworkPath(id)))}: ${w.countsLine(counts.stated, counts.units, counts.suggestedOnly)}`;
  const twin = () =>
    twinOf(
      { path, title: w.title },
      [
        paragraph(w.lead(content.company.name)),
        frameworks.length > 0 ? list(frameworks.map(line)) : paragraph(w.none),
        section(2, w.others, [facts(notClaimed.map(({ label, note }) => [label, plain(note)]))]),
      ],
      sources,
    );
  return [
    { path, title: w.title, note: words.llms.notes.frameworks, changed: null, twin },
    ...frameworks.map(({ id, label, counts }) => ({
      path: frameworkPath(id),
      title: label,
      note: w.statedUnits(counts.stated, counts.units),
      changed: null,
      twin: () => frameworkTwin(id, label, words, sources),
    })),
  ];
}

function frameworkTwin(id: CatalogueId, title: string, { frameworks: w }: Words, sources: Sources): string {
  const { content, index } = sources;
  const view = frameworkView(id, content, index);
  const { stated, units, suggestedOnly } = view.counts;
  return twinOf(
    { path: frameworkPath(id), title },
    [
      ...view.notClaimed.map((note) =>
        paragraph(`${w.notClaimed}: ${w.notClaimedHere(content.company.name, title)} ${note}`),
      ),
      paragraph(w.guidance(title)),
      paragraph(`${w.countsLine(stated, units, suggestedOnly)}.`),
      section(2, w.reports, [list(view.reports.map((report) => reportLine(report, sources)))]),
      ...view.groups.map((group) => groupBlock(group, w, sources)),
      section(2, w.facts, [
        facts([
          [w.edition, plain(view.notice.edition)],
          [w.catalogue, plain(view.notice.source)],
          [w.catalogueLicense, plain(view.notice.licence)],
          [w.crosswalk, plain(`${view.crosswalk.source} ${view.crosswalk.note}`)],
          [w.crosswalkLicense, plain(view.crosswalk.licence)],
        ]),
      ]),
    ],
    sources,
  );
}

function groupBlock(group: FrameworkGroup, w: Words['frameworks'], sources: Sources): Block {
  const rest = group.rest.map(({ id, title }) => (title ? `${id} ${title}` : id)).join('; ');
  return section(2, group.title ? `${group.id} ${group.title}` : group.id, [
    paragraph(`${w.groupCounts(group.stated, group.units, group.suggestedOnly)}.`),
    list(group.rows.map((row) => unitLine(row, w, sources))),
    rest ? paragraph(`${w.rest(group.rest.length)} ${rest}`) : null,
  ]);
}

function unitLine(
  { id, title, stated, suggestion }: UnitRow,
  w: Words['frameworks'],
  sources: Sources,
): string {
  const parts = [
    stated.length > 0
      ? `${w.stated}: ${stated.map((control) => `${controlLink(control.slug, sources)}${countsAsStated(control) ? '' : ` (${w.planned})`}`).join(', ')}`
      : '',
    suggestion
      ? `${w.suggested} ${w.through} ${criteriaLinks(
          suggestion.criteria.map((one) => one.id),
          sources,
        )}: ${suggestion.controls.map((one) => entryLink(one.id, 'controls', one.slug, sources)).join(', ')}${suggestion.more > 0 ? ` ${w.more(suggestion.more)}` : ''}`
      : '',
  ].filter(Boolean);
  return `${plain(title ? `${id} ${title}` : id)}. ${parts.join('. ')}`;
}
