import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Control } from '#domain/content/control.ts';
import type { Category, PointOfFocus } from '#domain/criterion.ts';
import { whyNot } from '#domain/readiness/control-gaps.ts';
import type { ControlReadiness, Review } from '#domain/readiness/control-readiness.ts';
import type { CriterionReadiness, CriterionState, Exception } from '#domain/readiness/criterion-readiness.ts';
import type { DueState } from '#domain/readiness/due-state.ts';
import type { CombinedEvidence, EvidenceAge } from '#domain/readiness/evidence-age.ts';
import type { Examination, LastReport, Stage, StageName, Turn } from '#domain/readiness/examination.ts';
import {
  type Gap,
  type GapKind,
  type GapSeverity,
  type GapSubject,
  gapSeverity,
  type NotCounting,
} from '#domain/readiness/gap.ts';
import type { Tally } from '#domain/readiness/tally.ts';
import { jsonFile } from '../json-file.ts';
import { gapWords } from './gap-words.ts';
import {
  type AssessedDocument,
  internalNotice,
  type ReadinessDocument,
  readinessLimits,
} from './readiness-document.ts';
import { type FurtherRequest, furtherRequests, populationWords } from './request-words.ts';

/**
 * `vitrine readiness --format json`, version 1. Days are `YYYY-MM-DD`; null says that the content does not tell. Keys are
 * added within a version, never renamed or taken away.
 */
export interface ReadinessJson {
  readonly version: 1;
  /** Always there: the file names internal controls, evidence and gaps. */
  readonly notice: string;
  /** What the figures mean and what they do not. */
  readonly limits: string;
  readonly company: string;
  readonly today: CalendarDay;
  /** Content files that could not be read; the figures are without them. */
  readonly leftOut: readonly string[];
  readonly systems: readonly SystemJson[];
}

export interface SystemJson {
  readonly id: string;
  readonly products: readonly string[];
  readonly categories: readonly Category[];
  readonly edition: string;
  readonly summary: Tally;
  readonly plan: {
    readonly next: ExaminationJson | null;
    readonly later: readonly ExaminationJson[];
    readonly last: (Omit<LastReport, 'report'> & { readonly report: string }) | null;
  };
  /** Worst first. */
  readonly gaps: readonly GapJson[];
  readonly criteria: readonly CriterionJson[];
  readonly controls: readonly ControlJson[];
  readonly policies: readonly PolicyJson[];
  readonly requests: readonly RequestJson[];
  readonly furtherRequests: readonly FurtherRequest[];
}

export interface ExaminationJson {
  readonly report: string;
  readonly stages: readonly Stage[];
  readonly unrecorded: readonly StageName[];
  readonly next: Turn | null;
}

export interface GapJson {
  readonly severity: GapSeverity;
  readonly kind: GapKind;
  readonly subject: GapSubject;
  readonly criteria: readonly string[];
  readonly owner: string | null;
  readonly due: CalendarDay | null;
  readonly message: string;
  readonly action: string;
}

export interface CriterionJson {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly state: CriterionState;
  readonly owners: readonly string[];
  /** Ids of implemented, documented controls. */
  readonly controls: readonly string[];
  readonly notCounting: readonly NotCounting[];
  readonly carvedOutTo: readonly string[];
  readonly notApplicable: string | null;
  readonly pointsOfFocus: {
    readonly touched: readonly (Pick<PointOfFocus, 'position' | 'label'> & {
      readonly controls: readonly string[];
    })[];
    readonly untouched: readonly Pick<PointOfFocus, 'position' | 'label'>[];
  };
  readonly policies: readonly string[];
  readonly evidenceState: CombinedEvidence | null;
  readonly exceptions: readonly Exception[];
}

export interface ControlJson {
  readonly id: string;
  readonly title: string;
  readonly status: Control['status'];
  /** Whether it is implemented and documented. */
  readonly counts: boolean;
  readonly owner: string;
  readonly type: Control['type'] | null;
  readonly operation: Control['operation'] | null;
  readonly frequency: Control['frequency'] | null;
  readonly criteria: readonly string[];
  readonly policies: readonly string[];
  readonly evidenceState: CombinedEvidence;
  readonly evidence: readonly EvidenceAge[];
  readonly review: Review;
}

export interface PolicyJson {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly owner: string;
  readonly approved: CalendarDay;
  readonly approvedBy: string;
  readonly nextReview: CalendarDay;
  readonly state: DueState;
  readonly criteria: readonly string[];
}

export interface RequestJson {
  readonly control: string;
  readonly criteria: readonly string[];
  readonly owner: string;
  readonly population: string;
  readonly sample: string;
  readonly evidence: readonly EvidenceAge[];
  readonly last: CalendarDay | null;
  readonly due: CalendarDay | null;
}

/** The assessment for other programs, indented, with a line end. */
export function readinessJson(document: ReadinessDocument): string {
  return jsonFile(readinessData(document));
}

/** The same as a value. */
export function readinessData({ company, today, leftOut, systems }: ReadinessDocument): ReadinessJson {
  return {
    version: 1,
    notice: internalNotice,
    limits: readinessLimits,
    company,
    today,
    leftOut,
    systems: systems.map(systemJson),
  };
}

function systemJson(system: AssessedDocument): SystemJson {
  const { scope, products, editionName, tally, plan, gaps, criteria, controls, policies, requests } = system;
  return {
    id: scope.id,
    products,
    categories: scope.categories,
    edition: editionName,
    summary: tally,
    plan: {
      next: plan.next && examinationJson(plan.next),
      later: plan.later.map(examinationJson),
      last: plan.last && { ...plan.last, report: plan.last.report.id },
    },
    gaps: gaps.map(gapJson),
    criteria: criteria.map(criterionJson),
    controls: controls.map(controlJson),
    policies: policies.map(({ policy, due, state, criteria: served }) => ({
      id: policy.id,
      title: policy.data.title,
      version: policy.data.version,
      owner: policy.data.owner,
      approved: policy.data.approved,
      approvedBy: policy.data.approvedBy,
      nextReview: due,
      state,
      criteria: served,
    })),
    requests: requests.map(({ control, population, items, last, due }) => ({
      control: control.control.id,
      criteria: control.criteria,
      owner: control.control.data.owner,
      ...populationWords(population),
      evidence: items,
      last,
      due,
    })),
    furtherRequests: furtherRequests(system),
  };
}

function examinationJson({ report, stages, unrecorded, next }: Examination): ExaminationJson {
  return { report: report.id, stages, unrecorded, next };
}

function gapJson(gap: Gap): GapJson {
  const { what, action } = gapWords(gap);
  const { kind, subject, criteria, owner } = gap;
  return {
    severity: gapSeverity(gap),
    kind,
    subject,
    criteria,
    owner,
    due: 'due' in gap ? gap.due : null,
    message: what,
    action,
  };
}

function criterionJson(one: CriterionReadiness): CriterionJson {
  const { criterion, coverage, points } = one;
  return {
    id: criterion.id,
    title: criterion.title,
    category: criterion.category,
    state: one.state,
    owners: one.owners,
    controls: one.controls.map(({ control }) => control.id),
    notCounting: one.notCounting.map((missed) => ({ control: missed.control.id, why: whyNot(missed) })),
    carvedOutTo: [...new Set(coverage.carveOuts.map(({ subserviceOrganization }) => subserviceOrganization))],
    notApplicable: coverage.notApplicable,
    pointsOfFocus: {
      touched: points.touched.map(({ point, controls }) => ({ ...pointJson(point), controls })),
      untouched: points.untouched.map(pointJson),
    },
    policies: one.policies.map(({ policy }) => policy.id),
    evidenceState: one.evidenceState,
    exceptions: one.exceptions,
  };
}

function pointJson({ position, label }: PointOfFocus): Pick<PointOfFocus, 'position' | 'label'> {
  return { position, label };
}

function controlJson({
  control,
  criteria,
  notCounting,
  evidence,
  evidenceState,
  review,
}: ControlReadiness): ControlJson {
  const { title, status, owner, type, operation, frequency, policies } = control.data;
  return {
    id: control.id,
    title,
    status,
    counts: notCounting === null,
    owner,
    type: type ?? null,
    operation: operation ?? null,
    frequency: frequency ?? null,
    criteria,
    policies,
    evidenceState,
    evidence,
    review,
  };
}
