import { join } from 'node:path';
import { encryptFile } from '#server/vault/encrypt-file.ts';
import { type ExitCode, exit, type Invocation } from '../command.ts';
import { gatedFiles, loadContent, openVault, recipientsOf } from './vault-content.ts';

/** Re-encrypts every file to the present recipients. Nothing is written unless every file opens and is as stated. */
export async function rotateVault(invocation: Invocation): Promise<ExitCode> {
  const loaded = loadContent(invocation);
  const recipients = recipientsOf(loaded.root);
  const vault = openVault(loaded.root);
  const entries = gatedFiles(loaded);
  for (const entry of entries) {
    const opened = await vault.open(entry);
    if (opened.kind === 'opened') continue;
    invocation.terminal.err(`${opened.message}\nNothing was changed.\n`);
    return exit.errors;
  }
  for (const entry of entries) {
    const opened = await vault.open(entry);
    if (opened.kind === 'opened')
      await encryptFile(opened.bytes, recipients, join(loaded.root, 'vault', entry.vaultFile));
  }
  invocation.terminal.err(
    `${entries.length} files are encrypted to ${recipients.length} recipient(s). What git's history holds stays readable with the old keys: count it as disclosed if one was lost.\n`,
  );
  return exit.fine;
}
