import type { CalendarDay } from '#domain/calendar-day.ts';
import type { ContentIndex } from './content-index.ts';
import {
  crosswalkReferences,
  type StatedReferences,
  type SuggestedReferences,
  statedReferences,
} from './framework-references.ts';
import { headingOf } from './labels.ts';
import type { PublicControl } from './public/public-control.ts';
import type { PublicQuestion } from './public/public-news.ts';
import type { PublicContent, PublicFact } from './public-content.ts';
import { interfaceWords } from './words/interface-words.ts';

/** What the page of one published control shows. */
export interface ControlView {
  readonly control: PublicControl;
  readonly family: string;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly isDay?: boolean }[];
  /** The review is later than the day it was due. */
  readonly isReviewOverdue: boolean;
  readonly criteria: readonly ControlCriterion[];
  readonly policies: readonly {
    readonly slug: string;
    readonly title: string;
    readonly version: string | null;
  }[];
  readonly risks: readonly { readonly id: string; readonly title: string }[];
  readonly stated: readonly StatedReferences[];
  readonly suggested: readonly SuggestedReferences[];
  readonly questions: readonly PublicQuestion[];
  readonly keyFacts: readonly PublicFact[];
  readonly previous: PublicControl | null;
  readonly next: PublicControl | null;
}

export interface ControlCriterion {
  readonly id: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly inScope: boolean;
  readonly points: readonly { readonly position: number; readonly label: string }[];
}

/** Joins a control with everything that it names and that names it. */
export function controlView(
  control: PublicControl,
  content: PublicContent,
  index: ContentIndex,
  order: readonly PublicControl[],
): ControlView {
  const place = order.indexOf(control);
  return {
    control,
    family: headingOf(control.family),
    facts: factsOf(control, index),
    isReviewOverdue: isOverdue(control.reviewDue, content.today),
    criteria: control.criteria.map((id) => criterionOf(id, control, index)),
    policies: control.policies.flatMap((slug) => {
      const policy = index.policy.get(slug);
      return policy ? [{ slug, title: policy.title, version: policy.version }] : [];
    }),
    risks: control.risks.flatMap((id) => {
      const title = index.risk.get(id);
      return title ? [{ id, title }] : [];
    }),
    stated: statedReferences(control.mappings, content.frameworks),
    suggested: crosswalkReferences(control.criteria, content.frameworks, control.mappings),
    questions: index.questionsByControl.get(control.slug) ?? [],
    keyFacts: index.factsByControl.get(control.slug) ?? [],
    previous: order[place - 1] ?? null,
    next: place === -1 ? null : (order[place + 1] ?? null),
  };
}

function factsOf(control: PublicControl, index: ContentIndex): ControlView['facts'] {
  const { term, controlType, operation, frequency } = interfaceWords();
  const products = control.products.map((id) => index.product.get(id) ?? id).join(', ');
  return [
    { label: term.owner, value: control.owner },
    { label: term.type, value: control.type ? controlType[control.type] : '' },
    { label: term.operation, value: control.operation ? operation[control.operation] : '' },
    { label: term.frequency, value: control.frequency ? frequency[control.frequency] : '' },
    { label: term.products, value: products },
    { label: term.lastReviewed, value: control.reviewed ?? '', isDay: true },
    { label: term.nextReview, value: control.reviewDue ?? '', isDay: true },
  ].filter(({ value }) => value !== '');
}

function criterionOf(id: string, control: PublicControl, index: ContentIndex): ControlCriterion {
  const criterion = index.criterion.get(id)?.[0]?.coverage.criterion;
  const named = new Set(
    control.pointsOfFocus.flatMap((written) =>
      written.startsWith(`${id}/`) ? [Number(written.slice(id.length + 1))] : [],
    ),
  );
  return {
    id,
    title: criterion?.title ?? null,
    summary: criterion?.summary ?? null,
    inScope: criterion !== undefined,
    points: (criterion?.pointsOfFocus ?? [])
      .filter(({ position }) => named.has(position))
      .map(({ position, label }) => ({ position, label })),
  };
}

function isOverdue(due: CalendarDay | null, today: CalendarDay): boolean {
  return due !== null && due < today;
}
