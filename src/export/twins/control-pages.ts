import { controlView } from '#site/control-view.ts';
import { controlsInOrder, controlsView } from '#site/controls-view.ts';
import type { SuggestedReferences } from '#site/framework-references.ts';
import { controlStatusLabels, counted } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicControl } from '#site/public/public-control.ts';
import { type Block, facts, list, plain, section, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { gatedPage } from './gated-page.ts';
import { controlLink, criteriaLinks, entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of controls and the page of each. */
export function controlPages(sources: Sources): readonly SitePage[] {
  const { content } = sources;
  return [
    controlsPage(sources),
    ...controlsInOrder(content).map((control) => controlPage(control, sources)),
    ...content.controls.flatMap((one) =>
      one.access === 'gated' ? [gatedPage(one, 'controls', sources)] : [],
    ),
  ];
}

function controlsPage(sources: Sources): SitePage {
  const { content, index } = sources;
  const view = controlsView(content, index);
  const title = 'Controls';
  const path = '/controls/';
  const twin = () =>
    twinOf(
      { path, title },
      [
        words(
          `What ${content.company.name} does to protect its service and its customers’ data: ${counted(view.implemented, 'implemented control')} of ${view.total} published.`,
        ),
        ...view.groups.map(({ heading, rows }) =>
          section(2, heading, [list(rows.map(({ control }) => controlLine(control, sources)))]),
        ),
        section(2, 'On request', [list(view.gated.map(({ slug }) => controlLink(slug, sources)))]),
      ],
      sources,
    );
  return { path, title, note: `${counted(view.total, 'control')}, by family`, changed: null, twin };
}

/** A control in a list: link, status where it is not in operation, criteria. */
export function controlLine(control: PublicControl, sources: Sources): string {
  const status =
    control.status === 'implemented' ? '' : ` (${controlStatusLabels[control.status].toLowerCase()})`;
  const criteria = control.criteria.length > 0 ? `: ${criteriaLinks(control.criteria, sources)}` : '';
  return `${controlLink(control.slug, sources)}${status}${criteria}`;
}

function controlPage(control: PublicControl, sources: Sources): SitePage {
  const path = pagePath('controls', control.slug);
  const title = `${control.id} ${control.title}`;
  return {
    path,
    title,
    note: controlStatusLabels[control.status],
    changed: control.reviewed,
    twin: () => twinOf({ path, title }, controlBlocks(control, path, sources), sources),
  };
}

function controlBlocks(control: PublicControl, path: string, sources: Sources): readonly Block[] {
  const view = controlView(control, sources.content, sources.index, []);
  return [
    facts([
      ['Status', controlStatusLabels[control.status]],
      ...view.facts.map(({ label, value }) => [label, plain(value)] as const),
    ]),
    view.isReviewOverdue ? words(`The review was due on ${control.reviewDue}.`) : null,
    sources.markdown(control.text, path),
    section(2, 'SOC 2® criteria', [
      list(
        view.criteria.map(({ id, title, inScope, points }) => {
          const named = points.map(({ position, label }) => `${id}/${position} ${label}`).join('; ');
          const name = inScope
            ? entryLink(`${id} ${title}`, 'criteria', id, sources)
            : `${id} (not in scope)`;
          return named ? `${name}; points of focus: ${plain(named)}` : name;
        }),
      ),
    ]),
    section(2, 'Policies behind it', [
      list(view.policies.map(({ slug, title }) => entryLink(title, 'policies', slug, sources))),
    ]),
    section(2, `Other frameworks, as ${sources.content.company.name} states them`, [
      facts(
        view.stated.map(({ framework, references }) => [plain(framework) ?? '', referenceList(references)]),
      ),
    ]),
    suggestedSection(view.suggested),
    section(2, 'Where it matters', [
      facts([
        ['Key facts', plain(view.keyFacts.map(({ label, value }) => `${label}: ${value}`).join('; '))],
        ['Risk themes', plain(view.risks.map(({ id, title }) => `${id} ${title}`).join('; '))],
        [
          'Questions',
          view.questions.map(({ title, slug }) => entryLink(title, 'faq', slug, sources)).join('; '),
        ],
      ]),
    ]),
  ];
}

/** What crosswalks suggest, marked as guidance. */
export function suggestedSection(suggested: readonly SuggestedReferences[]): Block {
  return section(2, 'Suggested by crosswalks', [
    words(suggested[0]?.note),
    facts(
      suggested.map(({ framework, edition, references }) => [
        plain(`${framework} (${edition})`) ?? '',
        referenceList(references),
      ]),
    ),
  ]);
}

function referenceList(
  references: readonly { readonly id: string; readonly title: string | null }[],
): string {
  return plain(references.map(({ id, title }) => (title ? `${id} ${title}` : id)).join('; ')) ?? '';
}
