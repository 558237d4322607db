import type { SystemScope } from '#domain/content/trust-settings.ts';
import { type CriteriaEdition, type Criterion, criteriaInScope } from '#domain/criterion.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { soc2Edition, soc2TscRev2022 } from './soc2.ts';
import type { FrameworkLanguage } from './translation.ts';

/** One audited system with its criteria; `path` is where it stands in trust.yaml: flat `scope` or `scope.N`. */
export interface System {
  readonly scope: SystemScope;
  readonly edition: CriteriaEdition;
  readonly criteria: readonly Criterion[];
  readonly path: string;
}

/** The systems of `scope`, each with the criteria that its categories bring in; an unknown edition has a finding of its own. Their titles are in a
 * language: that of the site where it shows them, English for checks and operators. */
export function systemsOf(trustCenter: TrustCenter, language: FrameworkLanguage = 'en'): readonly System[] {
  const { trust } = trustCenter;
  const flat = trust.places.has('scope.framework');
  return trust.data.scope.flatMap((scope, index) => {
    const edition = soc2Edition(scope.framework, language);
    if (!edition) return [];
    return [
      {
        scope,
        edition,
        criteria: criteriaInScope(edition, scope.categories),
        path: flat ? 'scope' : `scope.${index}`,
      },
    ];
  });
}

/** The edition by which references to criteria are read: that of the first system, or the newest one that Vitrine knows. */
export function editionOf(trustCenter: TrustCenter): CriteriaEdition {
  return systemsOf(trustCenter)[0]?.edition ?? soc2TscRev2022;
}
