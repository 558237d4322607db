import type { BuildStep } from '#integrations/build-record.ts';

/**
 * What a build did, a line a step with its seconds, and the whole at the end. Steps that ran at the same time have their own
 * seconds each, so these may add up to more than the whole.
 */
export function buildSummary(steps: readonly BuildStep[], place: string, totalMs: number): string {
  const width = Math.max(0, ...steps.map(({ name }) => name.length));
  const lines = steps.map(({ name, what, ms }) => `  ${name.padEnd(width)}  ${seconds(ms)}  ${what}`);
  return `\n${[...lines, `Built ${place} in ${(totalMs / 1000).toFixed(1)} s.`].join('\n')}\n`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).padStart(5)} s`;
}
