import type { Loaded } from '#load/load.ts';

/** Files that loading refused: entries, and settings with errors. What is made from the content is without them. */
export function refusedFiles({ facts, diagnostics }: Loaded): readonly string[] {
  const entries = facts.absent.filter(({ reason }) => reason === 'invalid').map(({ file }) => file);
  const settings = diagnostics
    .filter(({ severity, file }) => severity === 'error' && /^[a-z]+\.yaml$/.test(file))
    .map(({ file }) => file);
  return [...new Set([...settings, ...entries])].sort();
}

/** The line on stderr about them. */
export function leftOutMessage(files: readonly string[]): string {
  return `Left out, because they could not be read: ${files.join(', ')}. \`npx vitrine check\` says why.\n`;
}
