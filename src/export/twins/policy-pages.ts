import { pagePath } from '#site/paths.ts';
import { policiesView, policyView } from '#site/policies-view.ts';
import type { PublicPolicy } from '#site/public/public-policy.ts';
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
  const title = 'Policies';
  const { policies, readable } = policiesView(sources.content);
  const rows = policies.map((policy) => [
    entryLink(policy.title, 'policies', policy.slug, sources),
    plain(policy.version) ?? '',
    policy.access === 'public' ? policy.approved : 'on request',
    policy.access === 'public' ? policy.reviewBy : '',
  ]);
  const twin = () =>
    twinOf(
      { path, title },
      [
        words(`The rules that ${sources.content.company.name} has set itself.`),
        table(['Policy', 'Version', 'Approved', 'Next review'], rows),
      ],
      sources,
    );
  return { path, title, note: `${readable} can be read in full`, changed: null, twin };
}

function policyPage(policy: PublicPolicy, sources: Sources): SitePage {
  const path = pagePath('policies', policy.slug);
  const { title } = policy;
  return {
    path,
    title,
    note: policy.summary ?? `Version ${policy.version}`,
    changed: policy.approved,
    twin: () => twinOf({ path, title }, policyBlocks(policy, path, sources), sources),
  };
}

function policyBlocks(policy: PublicPolicy, path: string, sources: Sources): readonly Block[] {
  const view = policyView(policy, sources.content, sources.index);
  const history = policy.history.map(
    ({ version, date, summary }) => `Version ${plain(version)}, ${date}: ${plain(summary)}`,
  );
  return [
    words(policy.summary),
    facts([
      ['Version', plain(policy.version)],
      ['Owner', plain(policy.owner)],
      ['Approved', plain(`${policy.approved} by ${policy.approvedBy}`)],
      ['Effective', policy.effective],
      ['Next review', `${policy.reviewBy}${view.isReviewOverdue ? ' (overdue)' : ''}`],
      ['SOC 2® criteria', criteriaLinks(policy.criteria, sources)],
    ]),
    sources.markdown(policy.text, path),
    section(2, 'Controls that carry it out', [
      list(view.controls.map((control) => controlLine(control, sources))),
    ]),
    section(2, 'Related policies', [
      list(view.related.map(({ slug, title }) => entryLink(title, 'policies', slug, sources))),
    ]),
    section(2, 'History', [list(history)]),
  ];
}
