import type { Control } from './content/control.ts';
import type { SystemScope } from './content/trust-settings.ts';
import type { Criterion } from './criterion.ts';
import { type DocumentationGap, documentationGap } from './documentation.ts';
import type { Entry } from './entry.ts';
import { concernsSystem } from './product-scope.ts';

/**
 * How a criterion in scope stands. Coverage says that controls are documented, never that they operate.
 * `carved-out` is a state of its own: a subservice organization performs the controls and ours monitor it.
 */
export type CoverageState = 'covered' | 'carved-out' | 'not-applicable' | 'uncovered';

/** Why a control that names the criterion does not count. */
export type NearMiss =
  | { readonly control: Entry<Control>; readonly why: 'status' }
  | { readonly control: Entry<Control>; readonly why: 'products' }
  | { readonly control: Entry<Control>; readonly why: 'documentation'; readonly gap: DocumentationGap };

export type CarveOut = SystemScope['carvedOut'][number];

export interface CriterionCoverage {
  readonly criterion: Criterion;
  readonly state: CoverageState;
  /** Implemented, documented controls for this system, internal ones included. */
  readonly controls: readonly Entry<Control>[];
  readonly nearMisses: readonly NearMiss[];
  /** Every carve-out of the criterion, also where own controls cover the rest. */
  readonly carveOuts: readonly CarveOut[];
  readonly notApplicable: string | null;
}

/** Coverage of each criterion in scope of one system by implemented, documented controls. Linear in controls and criteria. */
export function coverageOf(
  system: SystemScope,
  criteria: readonly Criterion[],
  controls: readonly Entry<Control>[],
): readonly CriterionCoverage[] {
  const byCriterion = controlsByCriterion(controls);
  return criteria.map((criterion) => {
    const naming = byCriterion.get(criterion.id) ?? [];
    const judged = naming.map((control) => ({ control, miss: nearMiss(control, system) }));
    const counting = judged.filter(({ miss }) => !miss).map(({ control }) => control);
    const carveOuts = system.carvedOut.filter((carveOut) => carveOut.criterion === criterion.id);
    const notApplicable =
      system.notApplicable.find((entry) => entry.criterion === criterion.id)?.reason ?? null;
    return {
      criterion,
      state: stateOf(counting.length, carveOuts.length, notApplicable),
      controls: counting,
      nearMisses: judged.flatMap(({ miss }) => (miss ? [miss] : [])),
      carveOuts,
      notApplicable,
    };
  });
}

/** Criteria that a control names, short form and `soc2:` together, each once. */
export function criteriaOf(control: Control): readonly string[] {
  return [...new Set([...control.criteria, ...control.soc2])];
}

function stateOf(controls: number, carveOuts: number, notApplicable: string | null): CoverageState {
  if (controls > 0) return 'covered';
  if (carveOuts > 0) return 'carved-out';
  return notApplicable === null ? 'uncovered' : 'not-applicable';
}

function nearMiss(control: Entry<Control>, system: SystemScope): NearMiss | null {
  if (control.data.status !== 'implemented') return { control, why: 'status' };
  if (!concernsSystem(control.data.products, system.products)) return { control, why: 'products' };
  const gap = documentationGap(control);
  return gap ? { control, why: 'documentation', gap } : null;
}

function controlsByCriterion(controls: readonly Entry<Control>[]): Map<string, Entry<Control>[]> {
  const map = new Map<string, Entry<Control>[]>();
  for (const control of controls) {
    for (const criterion of criteriaOf(control.data)) {
      const list = map.get(criterion);
      if (list) list.push(control);
      else map.set(criterion, [control]);
    }
  }
  return map;
}
