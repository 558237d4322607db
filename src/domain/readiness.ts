import type { CalendarDay } from './calendar-day.ts';
import type { Control } from './content/control.ts';
import type { SystemScope } from './content/trust-settings.ts';
import { type CriterionCoverage, coverageOf, criteriaOf, type NearMiss } from './coverage.ts';
import type { Criterion, PointOfFocus } from './criterion.ts';
import type { Entry } from './entry.ts';
import { concernsSystem } from './product-scope.ts';
import { controlGaps, policyGaps } from './readiness/control-gaps.ts';
import { type ControlReadiness, controlReadiness } from './readiness/control-readiness.ts';
import { criterionGaps } from './readiness/criterion-gaps.ts';
import { type CriterionReadiness, criterionReadiness } from './readiness/criterion-readiness.ts';
import { type ExaminationPlan, examinationPlan } from './readiness/examination.ts';
import { compareGaps, type Gap } from './readiness/gap.ts';
import type { ReadPoint } from './readiness/points-touched.ts';
import { type PolicyReadiness, policiesOf } from './readiness/policy-readiness.ts';
import { type Provider, providerGaps, providersOf } from './readiness/provider-report.ts';
import { type ControlRequest, controlRequests } from './readiness/request.ts';
import { type Tally, tallyOf } from './readiness/tally.ts';
import type { TrustCenter } from './trust-center.ts';

/**
 * The gap assessment of one system before an examination: what is documented, what it rests on, how old that is, and what is
 * missing. It reads what is written down; whether a control is well designed or operates is for people to find out.
 */
export interface Readiness {
  readonly scope: SystemScope;
  readonly today: CalendarDay;
  readonly plan: ExaminationPlan;
  readonly tally: Tally;
  /** Worst first. */
  readonly gaps: readonly Gap[];
  /** Every criterion in scope, in catalogue order. */
  readonly criteria: readonly CriterionReadiness[];
  /** Every control that concerns the system and names a criterion in scope, retired ones left out. */
  readonly controls: readonly ControlReadiness[];
  readonly policies: readonly PolicyReadiness[];
  readonly providers: readonly Provider[];
  readonly requests: readonly ControlRequest[];
}

/** A system with the criteria and points of focus that its categories bring in. */
export interface AssessedSystem {
  readonly scope: SystemScope;
  readonly criteria: readonly { readonly criterion: Criterion; readonly points: readonly PointOfFocus[] }[];
  readonly readPoint: ReadPoint;
}

/** Assesses one system. Linear in controls, criteria and evidence. */
export function assessReadiness(
  trustCenter: TrustCenter,
  system: AssessedSystem,
  today: CalendarDay,
): Readiness {
  const { scope } = system;
  const plan = examinationPlan(scope, trustCenter.reports, trustCenter.documents, today);
  const coverage = coverageOf(
    scope,
    system.criteria.map(({ criterion }) => criterion),
    trustCenter.controls,
  );
  const assessing: Assessing = { trustCenter, system, today, plan, coverage };
  const controls = judgedControls(assessing);
  const policies = policiesOf(trustCenter.policies, controls, { ...contextOf(assessing), today });
  const criteria = judgedCriteria(assessing, controls, policies);
  const providers = providersOf(scope, [plan.next?.report, plan.last?.report], trustCenter.controls);
  const gaps = gapsOf(assessing, { criteria, controls, policies, providers });
  return {
    scope,
    today,
    plan,
    tally: tallyOf({
      criteria,
      controls,
      policies,
      gaps,
      exceptions: plan.last?.report.data.exceptions ?? [],
    }),
    gaps,
    criteria,
    controls,
    policies,
    providers,
    requests: controlRequests(controls, plan.next),
  };
}

interface Assessing {
  readonly trustCenter: TrustCenter;
  readonly system: AssessedSystem;
  readonly today: CalendarDay;
  readonly plan: ExaminationPlan;
  readonly coverage: readonly CriterionCoverage[];
}

function contextOf({ trustCenter, system, plan }: Assessing) {
  return {
    inScope: system.criteria.map(({ criterion }) => criterion.id),
    reviewEvery: trustCenter.trust.data.reviewEvery,
    period: plan.next?.report.data.period ?? null,
  };
}

function judgedControls(assessing: Assessing): readonly ControlReadiness[] {
  const { trustCenter, system, coverage, today } = assessing;
  const { inScope, reviewEvery, period } = contextOf(assessing);
  const known = new Set<string>(inScope);
  const nearMisses = new Map<string, NearMiss>(
    coverage.flatMap((one) => one.nearMisses.map((miss) => [miss.control.id, miss] as const)),
  );
  return trustCenter.controls
    .filter(
      ({ data }) =>
        data.status !== 'retired' &&
        concernsSystem(data.products, system.scope.products) &&
        criteriaOf(data).some((id) => known.has(id)),
    )
    .map((control) =>
      controlReadiness(control, { criteria: inScope, nearMisses, period, reviewEvery, today }),
    );
}

function judgedCriteria(
  { system, plan, coverage }: Assessing,
  controls: readonly ControlReadiness[],
  policies: readonly PolicyReadiness[],
): readonly CriterionReadiness[] {
  const byId = new Map(controls.map((one) => [one.control.id, one]));
  return coverage.map((one, index) =>
    criterionReadiness(one, {
      points: system.criteria[index]?.points ?? [],
      controls: byId,
      policies,
      exceptions: plan.last?.report.data.exceptions ?? [],
      readPoint: system.readPoint,
    }),
  );
}

function gapsOf(
  assessing: Assessing,
  {
    criteria,
    controls,
    policies,
    providers,
  }: Pick<Readiness, 'criteria' | 'controls' | 'policies' | 'providers'>,
): readonly Gap[] {
  const { trustCenter, plan, today } = assessing;
  const { inScope, period } = contextOf(assessing);
  const context = {
    inPlace: implementedIds(trustCenter.controls),
    usesPoints: controls.some(({ control }) => control.data.pointsOfFocus.length > 0),
    lastReport: plan.last?.report.id ?? null,
  };
  return [
    ...criteria.flatMap((one) => [...criterionGaps(one, context)]),
    ...controls.flatMap((one) => [...controlGaps(one, period, today)]),
    ...policies.flatMap((one) => [...policyGaps(one, today)]),
    ...providers.flatMap((one) => [...providerGaps(one, inScope, today)]),
  ].sort(compareGaps);
}

/** Ids in lower case; a carve-out may be monitored by a control that names other criteria. */
function implementedIds(controls: readonly Entry<Control>[]): ReadonlySet<string> {
  return new Set(
    controls.filter(({ data }) => data.status === 'implemented').map(({ id }) => id.toLowerCase()),
  );
}
