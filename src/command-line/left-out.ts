import type { Loaded } from '#load/load.ts';
import { privateFile } from '#load/private-file.ts';

/** Files that loading refused: entries, settings with errors, and private settings that no key opened where a command reads them. What is made from the content is without them. */
export function refusedFiles({ facts, diagnostics }: Loaded): readonly string[] {
  const entries = facts.absent.filter(({ reason }) => reason === 'invalid').map(({ file }) => file);
  const settings = diagnostics
    .filter(({ severity, file }) => severity === 'error' && /^[a-z]+\.yaml$/.test(file))
    .map(({ file }) => file);
  const closed = facts.privateSettings === 'unread' ? [privateFile] : [];
  return [...new Set([...settings, ...entries, ...closed])].sort();
}

/** The line on stderr about them. */
export function leftOutMessage(files: readonly string[]): string {
  return `Left out, because they could not be read: ${files.join(', ')}. \`npx vitrine check\` says why.\n`;
}
