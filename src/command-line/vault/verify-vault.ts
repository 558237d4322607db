import { type ExitCode, exit, type Invocation } from '../command.ts';
import { gatedFiles, loadContent, openVault } from './vault-content.ts';

/** Decrypts every named file in memory and compares it with its front matter. */
export async function verifyVault(invocation: Invocation): Promise<ExitCode> {
  const loaded = loadContent(invocation);
  const vault = openVault(loaded.root);
  let refused = 0;
  for (const entry of gatedFiles(loaded)) {
    const opened = await vault.open(entry);
    if (opened.kind === 'refused') refused += 1;
    invocation.terminal.out(
      opened.kind === 'opened'
        ? `${entry.vaultFile}  as stated in ${entry.file}\n`
        : `${entry.vaultFile}  ${opened.message}\n`,
    );
  }
  return refused > 0 ? exit.errors : exit.fine;
}
