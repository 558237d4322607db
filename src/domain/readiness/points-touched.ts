import type { PointOfFocus } from '../criterion.ts';
import type { ControlReadiness } from './control-readiness.ts';

/** The points of focus of one criterion: which of them a control in place names, and which none does. */
export interface PointsTouched {
  readonly touched: readonly { readonly point: PointOfFocus; readonly controls: readonly string[] }[];
  readonly untouched: readonly PointOfFocus[];
}

/** Reads a written reference such as `CC6.1/3`; null where it names no point of focus. */
export type ReadPoint = (written: string) => { readonly criterion: string; readonly position: number } | null;

/** Sorts the points that apply to a criterion by whether the controls given name them. */
export function pointsTouched(
  criterion: string,
  points: readonly PointOfFocus[],
  controls: readonly ControlReadiness[],
  readPoint: ReadPoint,
): PointsTouched {
  const naming = new Map<number, string[]>();
  for (const { control } of controls) {
    for (const written of control.data.pointsOfFocus) {
      const read = readPoint(written);
      if (read?.criterion !== criterion) continue;
      naming.set(read.position, [...(naming.get(read.position) ?? []), control.id]);
    }
  }
  return {
    touched: points.flatMap((point) => {
      const ids = naming.get(point.position);
      return ids ? [{ point, controls: [...new Set(ids)] }] : [];
    }),
    untouched: points.filter(({ position }) => !naming.has(position)),
  };
}
