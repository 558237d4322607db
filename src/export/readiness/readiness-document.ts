import type { CalendarDay } from '#domain/calendar-day.ts';
import { assessReadiness, type Readiness } from '#domain/readiness.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { parsePointOfFocusReference } from '#frameworks/parse-criterion-reference.ts';
import { pointsOfFocusInScope } from '#frameworks/points-of-focus.ts';
import { type System, systemsOf } from '#frameworks/systems.ts';

/** The gap assessment of one or all systems, as every format prints it. */
export interface ReadinessDocument {
  readonly company: string;
  readonly today: CalendarDay;
  readonly systems: readonly AssessedDocument[];
  /** Content files that could not be read and are therefore not in the figures. */
  readonly leftOut: readonly string[];
}

/** One system's assessment with the names of its edition and products. */
export interface AssessedDocument extends Readiness {
  readonly editionName: string;
  readonly products: readonly string[];
}

/** What stands on top of every format: the document names internal controls, evidence and gaps. */
export const readinessTitle = 'Readiness assessment';
export const internalNotice = 'Internal: not for publication';

/** Says what the figures mean and what they do not. */
export const readinessLimits =
  'Drawn from the content files alone. “Documented” means that an implemented control is written down and mapped to the criterion. Nothing here was tested: neither the design of a control nor that it operates.';

/** The ids of the systems that can be assessed, in the order of trust.yaml. */
export function systemIds(trustCenter: TrustCenter): readonly string[] {
  return systemsOf(trustCenter).map(({ scope }) => scope.id);
}

/** Assesses the systems with these ids, or all. `leftOut` are files that loading refused. */
export function readinessDocument(
  trustCenter: TrustCenter,
  today: CalendarDay,
  {
    system,
    leftOut = [],
  }: { readonly system?: string | undefined; readonly leftOut?: readonly string[] } = {},
): ReadinessDocument {
  return {
    company: trustCenter.trust.data.company.name,
    today,
    systems: systemsOf(trustCenter)
      .filter(({ scope }) => system === undefined || scope.id === system)
      .map((one) => assess(trustCenter, one, today)),
    leftOut,
  };
}

function assess(trustCenter: TrustCenter, system: System, today: CalendarDay): AssessedDocument {
  const { scope, edition, criteria } = system;
  const points = Map.groupBy(pointsOfFocusInScope(edition, scope.categories), ({ criterion }) => criterion);
  const assessed = {
    scope,
    criteria: criteria.map((criterion) => ({
      criterion,
      points: (points.get(criterion.id) ?? []).map(({ point }) => point),
    })),
    readPoint(written: string) {
      const read = parsePointOfFocusReference(edition, written);
      return read.kind === 'point-of-focus' ? { criterion: read.id, position: read.point.position } : null;
    },
  };
  const names = new Map(trustCenter.trust.data.products.map(({ id, name }) => [id, name]));
  return {
    ...assessReadiness(trustCenter, assessed, today),
    editionName: edition.name,
    products: scope.products.map((id) => names.get(id) ?? id),
  };
}
