import type { CriteriaEdition } from '#domain/criterion.ts';
import tscRev2022 from './data/soc2-tsc-2017-rev2022.json' with { type: 'json' };

/** The 2017 Trust Services Criteria (AICPA TSP section 100) with the points of focus as revised in 2022. */
export const soc2TscRev2022 = tscRev2022 as unknown as CriteriaEdition;

/** Every edition of the SOC 2 criteria that this version knows, by the id that `scope.framework` names. */
export const soc2Editions: ReadonlyMap<string, CriteriaEdition> = new Map([
  [soc2TscRev2022.id, soc2TscRev2022],
]);

/** The edition with this id, exactly as written in trust.yaml; undefined where there is none. */
export function soc2Edition(id: string): CriteriaEdition | undefined {
  return soc2Editions.get(id);
}
