import { type ExitCode, exit, type Invocation } from '../command.ts';
import { counted } from '../counted.ts';
import { gatedFiles, loadContent } from './vault-content.ts';

/** The vault's files with what names them; a file that nothing names is said to be so. */
export async function listVault(invocation: Invocation): Promise<ExitCode> {
  const loaded = loadContent(invocation);
  const named = gatedFiles(loaded);
  for (const { id, vaultFile, pages, bytes } of named) {
    const missing = loaded.facts.vaultFiles.has(vaultFile) ? '' : '  MISSING';
    invocation.terminal.out(
      `${vaultFile}  ${id}, ${counted(pages, 'page', 'pages')}, ${bytes} bytes${missing}\n`,
    );
  }
  for (const name of loaded.facts.vaultFiles) {
    if (!named.some(({ vaultFile }) => vaultFile === name))
      invocation.terminal.out(`${name}  named by no report or document\n`);
  }
  if (named.length === 0 && loaded.facts.vaultFiles.size === 0)
    invocation.terminal.err('The vault is empty. `npx vitrine vault add FILE --for ID` adds a file.\n');
  return exit.fine;
}
