import type { ControlReadiness } from './control-readiness.ts';
import type { CriterionReadiness, CriterionState, Exception } from './criterion-readiness.ts';
import type { DueState } from './due-state.ts';
import type { EvidenceState } from './evidence-age.ts';
import { type Gap, type GapSeverity, gapSeverities, gapSeverity } from './gap.ts';
import type { PolicyReadiness } from './policy-readiness.ts';

/** The figures on top. They count what is written down; none of them says that a control operates. */
export interface Tally {
  readonly criteria: Readonly<Record<CriterionState, number>> & {
    readonly inScope: number;
    /** Documented, and a part of it is left to a provider. */
    readonly partlyCarvedOut: number;
  };
  readonly controls: {
    readonly inPlace: number;
    readonly partial: number;
    readonly planned: number;
    readonly notDocumented: number;
    /** In place, and no evidence was ever collected. */
    readonly withoutEvidence: number;
  };
  readonly points: { readonly used: boolean; readonly touched: number; readonly applicable: number };
  readonly policies: Readonly<Record<DueState, number>> & { readonly total: number };
  readonly evidence: Readonly<Record<EvidenceState, number>> & {
    readonly items: number;
    /** Collected within the period of the report ahead; null where no period has begun. */
    readonly inPeriod: number | null;
  };
  /** Exceptions of the last report by what became of them. */
  readonly exceptions: Readonly<Record<Exception['status'], number>>;
  readonly gaps: Readonly<Record<GapSeverity, number>>;
}

/** The parts of a system that are counted. */
interface Tallied {
  readonly criteria: readonly CriterionReadiness[];
  readonly controls: readonly ControlReadiness[];
  readonly policies: readonly PolicyReadiness[];
  readonly exceptions: readonly Exception[];
  readonly gaps: readonly Gap[];
}

/** Counts the parts of a system. */
export function tallyOf({ criteria, controls, policies, exceptions, gaps }: Tallied): Tally {
  return {
    criteria: {
      inScope: criteria.length,
      partlyCarvedOut: criteria.filter(
        ({ state, coverage }) => state === 'documented' && coverage.carveOuts.length > 0,
      ).length,
      ...countBy(criteriaStates, criteria, ({ state }) => state),
    },
    controls: controlCounts(controls),
    points: pointCounts(criteria, controls),
    policies: { total: policies.length, ...countBy(dueStates, policies, ({ state }) => state) },
    evidence: evidenceCounts(controls),
    exceptions: countBy(exceptionStates, exceptions, ({ status }) => status),
    gaps: countBy(gapSeverities, gaps, gapSeverity),
  };
}

const criteriaStates = ['documented', 'carved-out', 'not-applicable', 'not-in-place', 'uncovered'] as const;
const dueStates = ['current', 'due', 'overdue'] as const;
const exceptionStates = ['open', 'remediated', 'accepted'] as const;
const evidenceStates = ['none', 'no-cadence', 'current', 'due', 'overdue'] as const;

function controlCounts(controls: readonly ControlReadiness[]): Tally['controls'] {
  const inPlace = controls.filter(({ notCounting }) => !notCounting);
  const missing = controls.filter(({ notCounting }) => notCounting);
  const count = (status: string) => missing.filter(({ control }) => control.data.status === status).length;
  return {
    inPlace: inPlace.length,
    partial: count('partial'),
    planned: count('planned'),
    notDocumented: count('implemented'),
    withoutEvidence: inPlace.filter(({ evidence }) => evidence.every(({ collected }) => !collected)).length,
  };
}

/** Points of criteria that a system neither carves out nor leaves aside. */
function pointCounts(
  criteria: readonly CriterionReadiness[],
  controls: readonly ControlReadiness[],
): Tally['points'] {
  const ours = criteria.filter(({ state }) => state !== 'carved-out' && state !== 'not-applicable');
  const touched = sum(ours.map(({ points }) => points.touched.length));
  return {
    used: controls.some(({ control }) => control.data.pointsOfFocus.length > 0),
    touched,
    applicable: touched + sum(ours.map(({ points }) => points.untouched.length)),
  };
}

function evidenceCounts(controls: readonly ControlReadiness[]): Tally['evidence'] {
  const items = controls.flatMap(({ evidence, notCounting }) => (notCounting ? [] : evidence));
  const judged = items.filter(({ inPeriod }) => inPeriod !== null);
  return {
    items: items.length,
    ...countBy(evidenceStates, items, ({ state }) => state),
    inPeriod: judged.length > 0 ? judged.filter(({ inPeriod }) => inPeriod).length : null,
  };
}

function countBy<Key extends string, Item>(
  keys: readonly Key[],
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const item of items) counts[keyOf(item)] += 1;
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
