import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vaultTools } from '#integrations/vault-tools.ts';
import type { Loaded } from '#load/load.ts';
import { privateFile } from '#load/private-file.ts';
import { encryptFile } from '#server/vault/encrypt-file.ts';
import { type ExitCode, exit, type Invocation } from '../command.ts';
import { counted } from '../counted.ts';
import { gatedFiles, loadContent, openVault, recipientsOf } from './vault-content.ts';

/** Re-encrypts every file to the present recipients. Nothing is written unless every file opens and is as stated. */
export async function rotateVault(invocation: Invocation): Promise<ExitCode> {
  const loaded = loadContent(invocation);
  const recipients = recipientsOf(loaded.root);
  const vault = openVault(loaded.root);
  const entries = gatedFiles(loaded);
  const settings = await openSettings(loaded);
  if (settings === 'closed') {
    invocation.terminal.err(`${privateFile} does not open with this key.\nNothing was changed.\n`);
    return exit.errors;
  }
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
  if (settings) await encryptFile(settings, recipients, join(loaded.root, privateFile));
  invocation.terminal.err(
    `${counted(entries.length + (settings ? 1 : 0), 'file is', 'files are')} encrypted to ${counted(recipients.length, 'recipient', 'recipients')}. What git's history holds stays readable with the old keys: count it as disclosed if one was lost.\n`,
  );
  return exit.fine;
}

/** The private settings in clear, if there are any. */
async function openSettings({ root, facts }: Loaded): Promise<Uint8Array | 'closed' | null> {
  if (!facts.files.includes(privateFile)) return null;
  const { decrypt } = await vaultTools(root);
  const decrypted = await decrypt(readFileSync(join(root, privateFile)));
  return decrypted.kind === 'decrypted' ? decrypted.bytes : 'closed';
}
