import type { CalendarDay } from '../calendar-day.ts';
import type { Control } from '../content/control.ts';
import type { Interval } from '../content/fields.ts';
import { criteriaOf, type NearMiss } from '../coverage.ts';
import type { Entry } from '../entry.ts';
import { controlReviewDay } from '../freshness.ts';
import { type DueState, dueState } from './due-state.ts';
import {
  type CombinedEvidence,
  combinedEvidence,
  type EvidenceAge,
  evidenceAge,
  type Period,
} from './evidence-age.ts';

/** One control of a system with the age of its evidence and of its review. */
export interface ControlReadiness {
  readonly control: Entry<Control>;
  /** The criteria in scope that it names, in catalogue order. */
  readonly criteria: readonly string[];
  /** Why it counts for nothing yet; null where it is implemented and documented. */
  readonly notCounting: NearMiss | null;
  readonly evidence: readonly EvidenceAge[];
  readonly evidenceState: CombinedEvidence;
  readonly review: Review;
}

/** When a control or policy was last looked at and by when it is again; `never` where no review is recorded. */
export interface Review {
  readonly last: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly state: DueState | 'never';
}

/** What judging a control needs to know about its system and the day. */
export interface ControlContext {
  readonly criteria: readonly string[];
  readonly nearMisses: ReadonlyMap<string, NearMiss>;
  readonly period: Period | null;
  readonly reviewEvery: Interval;
  readonly today: CalendarDay;
}

/** Judges one control that concerns a system. */
export function controlReadiness(
  control: Entry<Control>,
  { criteria, nearMisses, period, reviewEvery, today }: ControlContext,
): ControlReadiness {
  const named = new Set(criteriaOf(control.data));
  const evidence = control.data.evidence.map((one) => evidenceAge(one, period, today));
  const due = controlReviewDay(control.data, reviewEvery);
  return {
    control,
    criteria: criteria.filter((id) => named.has(id)),
    notCounting: nearMisses.get(control.id) ?? null,
    evidence,
    evidenceState: combinedEvidence(evidence.map(({ state }) => state)),
    review: {
      last: control.data.reviewed ?? null,
      due,
      state: due ? dueState(due, today) : 'never',
    },
  };
}
