import { type CalendarDay, daysBetween } from '../calendar-day.ts';
import type { ControlReadiness } from './control-readiness.ts';
import { type EvidenceAge, hasCalendarCadence, type Period } from './evidence-age.ts';
import type { Gap, NotCounting } from './gap.ts';
import type { PolicyReadiness } from './policy-readiness.ts';

/** What is missing, overdue or due soon for one control. A control that is not in place yet is only named as such. */
export function* controlGaps(
  one: ControlReadiness,
  period: Period | null,
  today: CalendarDay,
): Iterable<Gap> {
  const base = baseOf(one);
  if (one.notCounting) {
    yield { ...base, kind: 'control-not-counting', why: whyNot(one) };
    return;
  }
  const { data } = one.control;
  yield* evidenceGaps(one, period, today);
  yield* reviewGaps(one, today);
  if (data.policies.length === 0) yield { ...base, kind: 'no-policy' };
  if (!data.frequency) yield { ...base, kind: 'no-frequency' };
}

/** A policy whose review is overdue or due soon. */
export function* policyGaps(
  { policy, due, state, criteria }: PolicyReadiness,
  today: CalendarDay,
): Iterable<Gap> {
  if (state === 'current') return;
  yield {
    kind: state === 'overdue' ? 'policy-review-overdue' : 'policy-review-due',
    subject: { kind: 'policy', id: policy.id, title: policy.data.title },
    criteria,
    owner: policy.data.owner,
    due,
    days: Math.abs(daysBetween(due, today)),
  };
}

/** Why a control counts for nothing, in the words of the content model. */
export function whyNot({ control, notCounting }: ControlReadiness): NotCounting['why'] {
  if (notCounting?.why === 'documentation') return 'not-documented';
  return control.data.status === 'planned' ? 'planned' : 'partial';
}

function* evidenceGaps(one: ControlReadiness, period: Period | null, today: CalendarDay): Iterable<Gap> {
  const base = baseOf(one);
  const { evidence } = one;
  if (evidence.every(({ collected }) => collected === null)) {
    yield { ...base, kind: 'no-evidence', items: evidence.map(({ title }) => title) };
    return;
  }
  for (const item of evidence) yield* itemGaps(base, item, today);
  if (period && period.end < today && evidence.every(({ inPeriod }) => inPeriod === false))
    yield { ...base, kind: 'no-evidence-in-period', ...period };
}

function* itemGaps(base: Base, item: EvidenceAge, today: CalendarDay): Iterable<Gap> {
  const { title, cadence, collected, due, state } = item;
  if (!collected) {
    if (hasCalendarCadence(item))
      yield { ...base, kind: 'evidence-missing', item: title, cadence: cadence ?? '' };
    return;
  }
  if (!due || (state !== 'overdue' && state !== 'due')) return;
  yield {
    ...base,
    kind: state === 'overdue' ? 'evidence-overdue' : 'evidence-due',
    item: title,
    cadence: cadence ?? '',
    collected,
    due,
    days: Math.abs(daysBetween(due, today)),
  };
}

function* reviewGaps(one: ControlReadiness, today: CalendarDay): Iterable<Gap> {
  const { due, state } = one.review;
  if (state === 'never') yield { ...baseOf(one), kind: 'control-never-reviewed' };
  if (!due || (state !== 'overdue' && state !== 'due')) return;
  yield {
    ...baseOf(one),
    kind: state === 'overdue' ? 'control-review-overdue' : 'control-review-due',
    due,
    days: Math.abs(daysBetween(due, today)),
  };
}

type Base = Pick<Gap, 'subject' | 'criteria' | 'owner'>;

function baseOf({ control, criteria }: ControlReadiness): Base {
  const { title, owner } = control.data;
  return { subject: { kind: 'control', id: control.id, title }, criteria, owner };
}
