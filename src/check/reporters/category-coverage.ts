import { type CoverageState, coverageOf } from '#domain/coverage.ts';
import { type Category, categories } from '#domain/criterion.ts';
import { systemsOf } from '#frameworks/systems.ts';
import type { Content } from '../rule.ts';

/** How one category's criteria stand in one system. */
export interface CategoryCoverage {
  /** The system's id where there are several; null for the only one. */
  readonly system: string | null;
  readonly category: Category;
  readonly inScope: number;
  readonly covered: number;
  readonly carvedOut: number;
  readonly notApplicable: number;
  /** Ids of the criteria in scope without a documented control. */
  readonly open: readonly string[];
}

/** Coverage by system and category, in catalogue order; categories outside the scope are left out. */
export function coverageByCategory({ trustCenter }: Content): readonly CategoryCoverage[] {
  const systems = systemsOf(trustCenter);
  return systems.flatMap(({ scope, criteria }) => {
    const all = coverageOf(scope, criteria, trustCenter.controls);
    return categories.flatMap((category) => {
      const its = all.filter(({ criterion }) => criterion.category === category);
      const count = (state: CoverageState) => its.filter((other) => other.state === state).length;
      if (its.length === 0) return [];
      return [
        {
          system: systems.length > 1 ? scope.id : null,
          category,
          inScope: its.length,
          covered: count('covered'),
          carvedOut: count('carved-out'),
          notApplicable: count('not-applicable'),
          open: its.filter(({ state }) => state === 'uncovered').map(({ criterion }) => criterion.id),
        },
      ];
    });
  });
}
