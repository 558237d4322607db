import type { CarveOut } from '../coverage.ts';
import { whyNot } from './control-gaps.ts';
import type { CriterionReadiness } from './criterion-readiness.ts';
import type { Gap } from './gap.ts';

/** What criterion gaps rest on besides the criterion itself. */
export interface CriterionGapContext {
  /** Ids in lower case of controls that are in place, whatever criterion they name. */
  readonly inPlace: ReadonlySet<string>;
  /** Whether the content names points of focus at all; where it does not, none is reported as untouched. */
  readonly usesPoints: boolean;
  /** The report that the exceptions stand in. */
  readonly lastReport: string | null;
}

/** What is missing for one criterion itself; gaps of its controls and policies are theirs. */
export function* criterionGaps(one: CriterionReadiness, context: CriterionGapContext): Iterable<Gap> {
  const { id, title } = one.criterion;
  const base = {
    subject: { kind: 'criterion', id, title },
    criteria: [id],
    owner: soleOwner(one),
  } as const;
  if (one.state === 'uncovered') yield { ...base, kind: 'uncovered', elsewhere: one.elsewhere };
  if (one.state === 'not-in-place')
    yield {
      ...base,
      kind: 'not-in-place',
      controls: one.notCounting.map((missed) => ({ control: missed.control.id, why: whyNot(missed) })),
    };
  for (const carveOut of one.coverage.carveOuts) {
    const lacks = lacking(carveOut, context.inPlace);
    if (lacks.length > 0)
      yield {
        ...base,
        kind: 'carve-out-unmonitored',
        organization: carveOut.subserviceOrganization,
        lacks,
      };
  }
  for (const { status, description, control } of one.exceptions) {
    if (status !== 'open') continue;
    const owner = one.controls.find((other) => other.control.id === control)?.control.data.owner;
    const report = context.lastReport ?? '';
    yield { ...base, kind: 'open-exception', report, control, description, owner: owner ?? base.owner };
  }
  const { touched, untouched } = one.points;
  if (context.usesPoints && one.state === 'documented' && untouched.length > 0)
    yield { ...base, kind: 'points-untouched', touched: touched.length, points: untouched };
}

function lacking({ csoc, monitoredBy }: CarveOut, inPlace: ReadonlySet<string>): ('csoc' | 'monitor')[] {
  return [
    ...(csoc ? [] : ['csoc' as const]),
    ...(monitoredBy && inPlace.has(monitoredBy.toLowerCase()) ? [] : ['monitor' as const]),
  ];
}

/** A gap of a criterion belongs to one role only where one role owns all its controls. */
function soleOwner({ owners, notCounting }: CriterionReadiness): string | null {
  const roles = owners.length > 0 ? owners : notCounting.map(({ control }) => control.data.owner);
  return new Set(roles).size === 1 ? (roles[0] ?? null) : null;
}
