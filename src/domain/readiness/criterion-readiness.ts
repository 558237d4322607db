import type { AttestationReport } from '../content/report.ts';
import type { CriterionCoverage } from '../coverage.ts';
import type { Criterion, PointOfFocus } from '../criterion.ts';
import type { ControlReadiness } from './control-readiness.ts';
import { type CombinedEvidence, combinedEvidence } from './evidence-age.ts';
import { type PointsTouched, pointsTouched, type ReadPoint } from './points-touched.ts';
import type { PolicyReadiness } from './policy-readiness.ts';

/**
 * How a criterion stands in preparation. `not-in-place`: controls name it, but each is only planned, partial or not
 * documented. None of the states says that a control operates.
 */
export type CriterionState = 'documented' | 'carved-out' | 'not-applicable' | 'not-in-place' | 'uncovered';

/** One criterion in scope with everything that preparation rests on. */
export interface CriterionReadiness {
  readonly criterion: Criterion;
  readonly state: CriterionState;
  readonly coverage: CriterionCoverage;
  /** Implemented and documented controls. */
  readonly controls: readonly ControlReadiness[];
  /** Controls of the system that name it and count for nothing yet. */
  readonly notCounting: readonly ControlReadiness[];
  /** Controls that name it for products outside of the system. */
  readonly elsewhere: readonly string[];
  readonly points: PointsTouched;
  readonly policies: readonly PolicyReadiness[];
  /** Exceptions about it in the last report. */
  readonly exceptions: readonly Exception[];
  /** Roles that own its controls, each once. */
  readonly owners: readonly string[];
  /** What is missing first over all evidence of its controls; null where no control is in place. */
  readonly evidenceState: CombinedEvidence | null;
}

export type Exception = AttestationReport['exceptions'][number];

/** What the parts of a system say about one criterion. */
export interface CriterionContext {
  readonly points: readonly PointOfFocus[];
  readonly controls: ReadonlyMap<string, ControlReadiness>;
  readonly policies: readonly PolicyReadiness[];
  readonly exceptions: readonly Exception[];
  readonly readPoint: ReadPoint;
}

/** Puts together what is known about one criterion. */
export function criterionReadiness(
  coverage: CriterionCoverage,
  { points, controls, policies, exceptions, readPoint }: CriterionContext,
): CriterionReadiness {
  const { id } = coverage.criterion;
  const counting = coverage.controls.flatMap((control) => controls.get(control.id) ?? []);
  const named = coverage.nearMisses.map(({ control }) => control.id);
  const notCounting = named.flatMap((missed) => controls.get(missed) ?? []);
  return {
    criterion: coverage.criterion,
    state: stateOf(coverage, notCounting.length),
    coverage,
    controls: counting,
    notCounting,
    elsewhere: coverage.nearMisses.flatMap(({ control }) =>
      controls.has(control.id) || control.data.status === 'retired' ? [] : [control.id],
    ),
    points: pointsTouched(id, points, counting, readPoint),
    policies: policies.filter(({ criteria }) => criteria.includes(id)),
    exceptions: exceptions.filter(({ criterion }) => criterion === id),
    owners: [...new Set(counting.map(({ control }) => control.data.owner))],
    evidenceState: counting.length > 0 ? combinedEvidence(counting.map((one) => one.evidenceState)) : null,
  };
}

function stateOf({ state }: CriterionCoverage, notCounting: number): CriterionState {
  switch (state) {
    case 'covered':
      return 'documented';
    case 'carved-out':
    case 'not-applicable':
      return state;
    case 'uncovered':
      return notCounting > 0 ? 'not-in-place' : 'uncovered';
    default:
      return state satisfies never;
  }
}
