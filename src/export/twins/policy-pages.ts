import { pagePath } from '#site/paths.ts';
import { policiesView, policyView } from '#site/policies-view.ts';
import type { PublicPolicy } from '#site/public/public-policy.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { type Block, facts, list, plain, section, table, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { controlLine } from './control-pages.ts';
import { gatedPage } from './gated-page.ts';
import { criteriaLinks, entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of policies and the page of each. */
export function policyPages(sources: Sources): readonly SitePage[] {
  return [
    policiesPage(sources),
    ...policiesView(sources.content).policies.map((policy) =>
      policy.access === 'gated' ? gatedPage(policy, 'policies', sources) : policyPage(policy, sources),
    ),
  ];
}

function policiesPage(sources: Sources): SitePage {
  const path = '/policies/';
  const { kind, policyList, report, term } = interfaceWords();
  const { title } = policyList;
  const { policies, readable } = policiesView(sources.content);
  const rows = policies.map((policy) => [
    entryLink(policy.title, 'policies', policy.slug, sources),
    plain(policy.version) ?? '',
    policy.access === 'public' ? policy.approved : report.inSentence(term.onRequest),
    policy.access === 'public' ? policy.reviewBy : '',
  ]);
  const twin = () =>
    twinOf(
      { path, title },
      [
        words(policyList.lead(sources.content.company.name)),
        table([kind.policy, term.version, term.approved, term.nextReview], rows),
      ],
      sources,
    );
  return { path, title, note: policyList.note(readable), changed: null, twin };
}

function policyPage(policy: PublicPolicy, sources: Sources): SitePage {
  const path = pagePath('policies', policy.slug);
  const { title } = policy;
  return {
    path,
    title,
    note: policy.summary ?? interfaceWords().term.versionOf(policy.version),
    changed: policy.approved,
    twin: () => twinOf({ path, title }, policyBlocks(policy, path, sources), sources),
  };
}

function policyBlocks(policy: PublicPolicy, path: string, sources: Sources): readonly Block[] {
  const view = policyView(policy, sources.content, sources.index);
  const { policy: w, term } = interfaceWords();
  const history = policy.history.map(
    ({ version, date, summary }) => `${plain(w.historyEntry(version, date))}: ${plain(summary)}`,
  );
  return [
    words(policy.summary),
    facts([
      [term.version, plain(policy.version)],
      [term.owner, plain(policy.owner)],
      [term.approved, plain(w.approvedBy(policy.approved, policy.approvedBy))],
      [term.effective, policy.effective],
      [term.nextReview, `${policy.reviewBy}${view.isReviewOverdue ? ` ${w.overdue}` : ''}`],
      [w.criteria, criteriaLinks(policy.criteria, sources)],
    ]),
    sources.markdown(policy.text, path),
    section(2, w.controls, [list(view.controls.map((control) => controlLine(control, sources)))]),
    section(2, w.related, [
      list(view.related.map(({ slug, title }) => entryLink(title, 'policies', slug, sources))),
    ]),
    section(2, w.history, [list(history)]),
  ];
}
