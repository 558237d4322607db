import { type ExitCode, exit, type Invocation } from '../command.ts';
import { gatedFiles, loadContent } from './vault-content.ts';

/** The vault's files with what names them; a file that nothing names is said to be so. */
export async function listVault(invocation: Invocation): Promise<ExitCode> {
  const loaded = loadContent(invocation);
  const named = gatedFiles(loaded);
  for (const { id, vaultFile, pages, bytes } of named) {
    const missing = loaded.facts.vaultFiles.has(vaultFile) ? '' : '  MISSING';
    invocation.terminal.out(
      `${vaultFile}  ${id}, ${pages} ${pages === 1 ? 'page' : 'pages'}, ${bytes} bytes${missing}\n`,
    );
  }
  for (const name of loaded.facts.vaultFiles) {
    if (!named.some(({ vaultFile }) => vaultFile === name))
      invocation.terminal.out(`${name}  named by no report or document\n`);
  }
  return exit.fine;
}
