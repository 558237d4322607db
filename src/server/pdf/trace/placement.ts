/** Where the dots lie on a picture: units of the tile → pixels, x to the right and y upwards, as a camera sees a sheet. */
export interface Placement {
  /** x = (a u + b v + c) / w, y = (d u + e v + f) / w, w = g u + h v + 1. */
  readonly map: readonly [number, number, number, number, number, number, number, number];
}

/** A sheet seen straight from above: turned (radians, anticlockwise), enlarged (pixels a unit), and a place of its lattice's origin. */
export function flatPlacement(angle: number, scale: number, x: number, y: number): Placement {
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return { map: [cos, -sin, x, sin, cos, y, 0, 0] };
}

/** Pixel of a place of the lattice. */
export function pixelOf({ map }: Placement, u: number, v: number): readonly [number, number] {
  const w = map[6] * u + map[7] * v + 1;
  return [(map[0] * u + map[1] * v + map[2]) / w, (map[3] * u + map[4] * v + map[5]) / w];
}

/** Place of the lattice under a pixel. */
export function unitOf({ map }: Placement, x: number, y: number): readonly [number, number] {
  const [a, b, c, d, e, f, g, h] = map;
  const [a1, b1, c1] = [a - g * x, b - h * x, x - c];
  const [a2, b2, c2] = [d - g * y, e - h * y, y - f];
  const det = a1 * b2 - a2 * b1;
  return [(c1 * b2 - c2 * b1) / det, (a1 * c2 - a2 * c1) / det];
}

/** Ways to change a placement, each moving places of `reach` units from `centre` by some one unit: shift, turn, size, proportion, shear, two keystones. */
export const CHANGES = 8;

/** The placement after one of its changes. `amount` in units at `reach`. */
export function changed(
  placement: Placement,
  change: number,
  amount: number,
  [cu, cv]: readonly [number, number],
  reach: number,
): Placement {
  const k = amount / reach;
  switch (change) {
    case 0:
      return after(placement, [1, 0, amount, 0, 1, 0, 0, 0], cu, cv);
    case 1:
      return after(placement, [1, 0, 0, 0, 1, amount, 0, 0], cu, cv);
    case 2:
      return after(placement, [1, -k, 0, k, 1, 0, 0, 0], cu, cv);
    case 3:
      return after(placement, [1 + k, 0, 0, 0, 1 + k, 0, 0, 0], cu, cv);
    case 4:
      return after(placement, [1 + k, 0, 0, 0, 1 - k, 0, 0, 0], cu, cv);
    case 5:
      return after(placement, [1, k, 0, k, 1, 0, 0, 0], cu, cv);
    case 6:
      return after(placement, [1, 0, 0, 0, 1, 0, k / reach, 0], cu, cv);
    default:
      return after(placement, [1, 0, 0, 0, 1, 0, 0, k / reach], cu, cv);
  }
}

/** First `inner`, around a centre, then the placement. */
function after(placement: Placement, inner: Placement['map'], cu: number, cv: number): Placement {
  const centred = product(product([1, 0, cu, 0, 1, cv, 0, 0, 1], [...inner, 1]), [
    1,
    0,
    -cu,
    0,
    1,
    -cv,
    0,
    0,
    1,
  ]);
  const whole = product([...placement.map, 1], centred);
  const last = whole[8] as number;
  return { map: whole.slice(0, 8).map((value) => value / last) as unknown as Placement['map'] };
}

function product(m: readonly number[], n: readonly number[]): number[] {
  return Array.from({ length: 9 }, (_, i) => {
    const row = i - (i % 3);
    const column = i % 3;
    return [0, 1, 2].reduce((sum, k) => sum + (m[row + k] as number) * (n[3 * k + column] as number), 0);
  });
}
