import type { CalendarDay } from '#domain/calendar-day.ts';
import type { ContentIndex } from './content-index.ts';
import type { PublicControl } from './public/public-control.ts';
import type { PublicQuestion } from './public/public-news.ts';
import type { PublicPolicy } from './public/public-policy.ts';
import type { GatedEntry } from './public/visibility.ts';
import type { PublicContent } from './public-content.ts';
import { orderIn } from './words/formatting.ts';

/** The list of policies, by title. */
export interface PoliciesView {
  readonly policies: readonly (PublicPolicy | GatedEntry)[];
  readonly readable: number;
  /** The last day on which one was approved. */
  readonly lastApproved: CalendarDay | null;
}

/** What the page of one published policy shows beside its text. */
export interface PolicyView {
  readonly policy: PublicPolicy;
  readonly isReviewOverdue: boolean;
  readonly controls: readonly PublicControl[];
  readonly criteria: readonly { readonly id: string; readonly title: string }[];
  readonly related: readonly { readonly slug: string; readonly title: string }[];
  readonly questions: readonly PublicQuestion[];
}

/** Policies in alphabetical order, gated ones among them. */
export function policiesView(content: PublicContent): PoliciesView {
  const order = orderIn(content.site.locale);
  const policies = [...content.policies].sort((a, b) => order(a.title, b.title));
  const approvals = policies
    .flatMap((policy) => (policy.access === 'public' ? [policy.approved] : []))
    .sort();
  return {
    policies,
    readable: policies.filter(({ access }) => access === 'public').length,
    lastApproved: approvals.at(-1) ?? null,
  };
}

/** Joins a policy with the controls that carry it out. */
export function policyView(policy: PublicPolicy, content: PublicContent, index: ContentIndex): PolicyView {
  return {
    policy,
    isReviewOverdue: policy.reviewBy < content.today,
    controls: [...(index.controlsByPolicy.get(policy.slug) ?? [])].sort((a, b) => byNumber(a.id, b.id)),
    criteria: policy.criteria.flatMap((id) => {
      const title = index.criterion.get(id)?.[0]?.coverage.criterion.title;
      return title ? [{ id, title }] : [];
    }),
    related: policy.related.flatMap((slug) => {
      const title = index.policy.get(slug)?.title;
      return title ? [{ slug, title }] : [];
    }),
    questions: index.questionsByPolicy.get(policy.slug) ?? [],
  };
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;
