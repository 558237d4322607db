import { DOT_SIZE, dotPlaces, TILE_SIZE } from './dot-pattern.ts';
import { formatNumber } from './page-placement.ts';

/** Space around the tile, because a dot may reach over its edge. */
const MARGIN = 2;

/** The tile's form space: wider than the tile, so that no dot is cut. */
export const DOTS_BOX = `[${-MARGIN} ${-MARGIN} ${TILE_SIZE + MARGIN} ${TILE_SIZE + MARGIN}]`;

/** Operators that draw the dots of one tile, in one path: as pale black, so that they show on every pale ground. */
export function drawDots(copyId: string): string {
  const half = DOT_SIZE / 2;
  const dots = dotPlaces(copyId).map(
    ({ x, y }) => `${hundredths(x - half)} ${hundredths(y - half)} ${DOT_SIZE} ${DOT_SIZE} re`,
  );
  return `/Dots gs 0 g\n${dots.join('\n')}\nf\n`;
}

function hundredths(value: number): string {
  return formatNumber(Math.round(value * 100) / 100);
}
