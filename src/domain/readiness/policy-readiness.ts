import type { CalendarDay } from '../calendar-day.ts';
import type { Interval } from '../content/fields.ts';
import type { Policy } from '../content/policy.ts';
import type { Entry } from '../entry.ts';
import { policyReviewDay } from '../freshness.ts';
import type { ControlReadiness } from './control-readiness.ts';
import { type DueState, dueState } from './due-state.ts';

/** One policy that the controls or criteria of a system rest on. */
export interface PolicyReadiness {
  readonly policy: Entry<Policy>;
  /** The day by which it is reviewed again. */
  readonly due: CalendarDay;
  readonly state: DueState;
  /** The criteria in scope that it serves: those that it names, and those of the controls that name it. */
  readonly criteria: readonly string[];
}

/** What judging policies needs to know about the system and the day. */
export interface PolicyContext {
  readonly inScope: readonly string[];
  readonly reviewEvery: Interval;
  readonly today: CalendarDay;
}

/** The policies that serve a criterion in scope, each with its next review. */
export function policiesOf(
  policies: readonly Entry<Policy>[],
  controls: readonly ControlReadiness[],
  { inScope, reviewEvery, today }: PolicyContext,
): readonly PolicyReadiness[] {
  const byPolicy = criteriaByPolicy(controls);
  return policies.flatMap((policy) => {
    const served = new Set([...policy.data.criteria, ...(byPolicy.get(policy.id.toLowerCase()) ?? [])]);
    const criteria = inScope.filter((id) => served.has(id));
    if (criteria.length === 0) return [];
    const due = policyReviewDay(policy.data, reviewEvery);
    return [{ policy, due, state: dueState(due, today), criteria }];
  });
}

function criteriaByPolicy(controls: readonly ControlReadiness[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { control, criteria } of controls) {
    for (const policy of control.data.policies) {
      const id = policy.toLowerCase();
      const served = found.get(id) ?? new Set();
      for (const criterion of criteria) served.add(criterion);
      found.set(id, served);
    }
  }
  return found;
}
