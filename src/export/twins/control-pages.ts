import { controlView } from '#site/control-view.ts';
import { controlsInOrder, controlsView } from '#site/controls-view.ts';
import type { SuggestedReferences } from '#site/framework-references.ts';
import { controlHistoryView } from '#site/history/history-view.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicControl } from '#site/public/public-control.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { type Block, facts, list, words as paragraph, plain, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { gatedPage } from './gated-page.ts';
import { historyBlocks } from './history-pages.ts';
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
  const words = interfaceWords();
  const { title, lead, note } = words.controlList;
  const path = '/controls/';
  const twin = () =>
    twinOf(
      { path, title },
      [
        paragraph(lead(content.company.name, view.implemented, view.total - view.implemented)),
        ...view.groups.map(({ heading, rows }) =>
          section(2, heading, [list(rows.map(({ control }) => controlLine(control, sources)))]),
        ),
        section(2, words.term.onRequest, [list(view.gated.map(({ slug }) => controlLink(slug, sources)))]),
      ],
      sources,
    );
  return { path, title, note: note(view.total), changed: null, twin };
}

/** A control in a list: link, status where it is not in operation, criteria. */
export function controlLine(control: PublicControl, sources: Sources): string {
  const words = interfaceWords();
  const status =
    control.status === 'implemented'
      ? ''
      : ` (${words.report.inSentence(words.controlStatus[control.status])})`;
  const criteria = control.criteria.length > 0 ? `: ${criteriaLinks(control.criteria, sources)}` : '';
  return `${controlLink(control.slug, sources)}${status}${criteria}`;
}

function controlPage(control: PublicControl, sources: Sources): SitePage {
  const path = pagePath('controls', control.slug);
  const title = `${control.id} ${control.title}`;
  return {
    path,
    title,
    note: interfaceWords().controlStatus[control.status],
    changed: control.reviewed,
    twin: () => twinOf({ path, title }, controlBlocks(control, path, sources), sources),
  };
}

function controlBlocks(control: PublicControl, path: string, sources: Sources): readonly Block[] {
  const view = controlView(control, sources.content, sources.index, []);
  const words = interfaceWords();
  const { control: w, controlStatus, references, term } = words;
  const history = controlHistoryView(control, sources.content, words);
  return [
    facts([
      [term.status, controlStatus[control.status]],
      ...view.facts.map(({ label, value }) => [label, plain(value)] as const),
    ]),
    view.isReviewOverdue && control.reviewDue ? paragraph(w.reviewWasDueOn(control.reviewDue)) : null,
    sources.markdown(control.text, path),
    section(2, w.criteria, [
      list(
        view.criteria.map(({ id, title, inScope, points }) => {
          const named = points.map(({ position, label }) => `${id}/${position} ${label}`).join('; ');
          const name = inScope
            ? entryLink(`${id} ${title}`, 'criteria', id, sources)
            : `${id} (${w.notInScope})`;
          return named ? `${name}; ${w.points} ${plain(named)}` : name;
        }),
      ),
    ]),
    section(2, w.policies, [
      list(view.policies.map(({ slug, title }) => entryLink(title, 'policies', slug, sources))),
    ]),
    section(2, references.statedBy(sources.content.company.name), [
      facts(
        view.stated.map(({ framework, references }) => [plain(framework) ?? '', referenceList(references)]),
      ),
    ]),
    suggestedSection(view.suggested),
    section(2, w.matters, [
      facts([
        [w.keyFacts, plain(view.keyFacts.map(({ label, value }) => `${label}: ${value}`).join('; '))],
        [w.risks, plain(view.risks.map(({ id, title }) => `${id} ${title}`).join('; '))],
        [
          w.questions,
          view.questions.map(({ title, slug }) => entryLink(title, 'faq', slug, sources)).join('; '),
        ],
      ]),
    ]),
    section(2, words.history.heading, history?.problem === null ? historyBlocks(history, words, 3) : []),
  ];
}

/** What crosswalks suggest, marked as guidance. */
export function suggestedSection(suggested: readonly SuggestedReferences[]): Block {
  return section(2, interfaceWords().references.suggestedTitle, [
    paragraph(suggested[0]?.note),
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
