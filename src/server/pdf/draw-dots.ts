import { encodeCopyId } from './dot-code.ts';
import { DOT_CELLS, DOT_SIZE, type DotPlace, TILE_SIZE } from './dot-pattern.ts';
import { formatNumber } from './page-placement.ts';

/** Space around the tile, because a dot may reach over its edge. */
const MARGIN = 2;

/** The tile's form space: wider than the tile, so that no dot is cut. */
export const DOTS_BOX = `[${-MARGIN} ${-MARGIN} ${TILE_SIZE + MARGIN} ${TILE_SIZE + MARGIN}]`;

/** Operators that draw the dots of one tile, in one path: as pale black, so that they show on every pale ground. */
export function drawDots(copyId: string): string {
  const code = encodeCopyId(copyId);
  const dots = CELL_OPERATORS.map(({ meaning, zero, one }) => {
    const value = 'sync' in meaning ? meaning.sync : code[meaning.bit];
    return value === 1 ? one : zero;
  });
  return `/Dots gs 0 g\n${dots.join('\n')}\nf\n`;
}

/** Written once: a download has the time of a fraction of a millisecond. */
const CELL_OPERATORS = DOT_CELLS.map(({ meaning, zero, one }) => ({
  meaning,
  zero: drawDot(zero),
  one: drawDot(one),
}));

function drawDot({ x, y }: DotPlace): string {
  const half = DOT_SIZE / 2;
  return `${hundredths(x - half)} ${hundredths(y - half)} ${DOT_SIZE} ${DOT_SIZE} re`;
}

function hundredths(value: number): string {
  return formatNumber(Math.round(value * 100) / 100);
}
