import { type CoverageState, type CriterionCoverage, coverageOf } from '#domain/coverage.ts';
import type { Category, Criterion, CriterionSeries } from '#domain/criterion.ts';
import { slugOf } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { type System, systemsOf } from '#frameworks/systems.ts';
import { frameworkLanguage } from '#frameworks/translation.ts';
import type { PublicReport } from './public-report.ts';

/** One audited system with the coverage of its criteria. */
export interface PublicSystem {
  readonly id: string;
  readonly description: string | null;
  readonly categories: readonly Category[];
  readonly products: readonly string[];
  readonly editionName: string;
  readonly edition: string;
  readonly series: readonly CriterionSeries[];
  readonly criteria: readonly PublicCoverage[];
}

/** How one criterion in scope is covered, as far as it is public. */
export interface PublicCoverage {
  readonly criterion: Criterion;
  readonly state: CoverageState;
  /** Slugs of published controls that count, in catalogue order. */
  readonly controls: readonly string[];
  /** Controls that count are documented but not published; how many and which stays inside. */
  readonly hasUnpublished: boolean;
  /** Slugs of published controls that name the criterion and do not count: planned, partial, or for other products. */
  readonly notCounting: readonly string[];
  readonly carveOuts: readonly PublicCarveOut[];
  readonly notApplicable: string | null;
}

export interface PublicCarveOut {
  readonly organization: string;
  readonly csoc: string | null;
  readonly csocText: string | null;
  /** Slug of the published control that monitors it. */
  readonly monitoredBy: string | null;
}

/**
 * The systems in scope with what may be shown of their coverage; computed over all controls, named for published ones only. Titles
 * of criteria are in the language of the site, where Vitrine has them in it.
 */
export function publicSystems(
  trustCenter: TrustCenter,
  published: ReadonlySet<string>,
  reports: readonly PublicReport[],
): readonly PublicSystem[] {
  const organizations = organizationNames(trustCenter);
  const csocs = csocTexts(reports);
  const language = frameworkLanguage(trustCenter.trust.data.site.locale);
  return systemsOf(trustCenter, language).map((system) => {
    const coverage = coverageOf(system.scope, system.criteria, trustCenter.controls);
    return {
      ...systemFacts(system),
      criteria: coverage.map((one) => publicCoverage(one, published, organizations, csocs)),
    };
  });
}

function systemFacts({ scope, edition, criteria }: System): Omit<PublicSystem, 'criteria'> {
  const inScope = new Set<string>(criteria.map(({ id }) => id));
  return {
    id: scope.id,
    description: scope.system ?? null,
    categories: scope.categories,
    products: scope.products,
    editionName: edition.name,
    edition: edition.edition,
    series: edition.series.filter((series) => series.criteria.some((id) => inScope.has(id))),
  };
}

function publicCoverage(
  coverage: CriterionCoverage,
  published: ReadonlySet<string>,
  organizations: ReadonlyMap<string, string>,
  csocs: ReadonlyMap<string, string>,
): PublicCoverage {
  const counting = coverage.controls.map(({ id }) => slugOf(id));
  const controls = counting.filter((slug) => published.has(slug));
  return {
    criterion: coverage.criterion,
    state: coverage.state,
    controls,
    hasUnpublished: controls.length < counting.length,
    notCounting: coverage.nearMisses
      .map(({ control }) => slugOf(control.id))
      .filter((slug) => published.has(slug)),
    carveOuts: coverage.carveOuts.map(({ subserviceOrganization, csoc, monitoredBy }) => ({
      organization: organizations.get(slugOf(subserviceOrganization)) ?? subserviceOrganization,
      csoc: csoc ?? null,
      csocText: (csoc && csocs.get(csoc)) ?? null,
      monitoredBy: monitoredBy && published.has(slugOf(monitoredBy)) ? slugOf(monitoredBy) : null,
    })),
    notApplicable: coverage.notApplicable,
  };
}

function organizationNames({ subprocessors }: TrustCenter): ReadonlyMap<string, string> {
  return new Map(subprocessors.data.subprocessors.map(({ id, name }) => [slugOf(id), name]));
}

function csocTexts(reports: readonly PublicReport[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const report of reports) {
    if (report.kind !== 'attestation') continue;
    for (const { csocs } of report.subserviceOrganizations)
      for (const { id, text } of csocs) texts.set(id, text);
  }
  return texts;
}
