import type { AttestationReport } from '#domain/content/report.ts';
import { type CriterionId, criteriaInScope } from '#domain/criterion.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { editionOf } from '#frameworks/systems.ts';

/** The criteria that a SOC 2 report is about: those of its own categories, or of every system's where it names none. */
export function criteriaOfReport(
  trustCenter: TrustCenter,
  report: AttestationReport,
): ReadonlySet<CriterionId> {
  const categories =
    report.categories.length > 0
      ? report.categories
      : trustCenter.trust.data.scope.flatMap((system) => system.categories);
  return new Set(criteriaInScope(editionOf(trustCenter), categories).map(({ id }) => id));
}

/** Whether an id is a criterion at all; one that is not has a finding of `known-criterion`. */
export function isCriterion(trustCenter: TrustCenter, id: string): id is CriterionId {
  return editionOf(trustCenter).criteria.some((criterion) => criterion.id === id);
}
