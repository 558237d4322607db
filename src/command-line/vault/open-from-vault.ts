import { writeFileSync } from 'node:fs';
import { CommandFailure, type ExitCode, exit, type Invocation, textOption } from '../command.ts';
import { unwritableFile } from '../unwritable-file.ts';
import { gatedFile, loadContent, openVault } from './vault-content.ts';

/** Decrypts one file to disk, readable by its owner alone. An existing file is never replaced. */
export async function openFromVault(invocation: Invocation): Promise<ExitCode> {
  const [, id] = invocation.positionals;
  const out = textOption(invocation, 'out');
  if (id === undefined || out === undefined) throw new CommandFailure('open needs an id and --out FILE.');
  const loaded = loadContent(invocation);
  const opened = await openVault(loaded.root).open(gatedFile(loaded, id));
  if (opened.kind === 'refused') {
    invocation.terminal.err(`${opened.message}\n`);
    return exit.errors;
  }
  try {
    writeFileSync(out, opened.bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw unwritableFile(out, error);
  }
  invocation.terminal.err(
    `${out} is the clear file, without a stamp: whoever has it can pass it on untraced.\n`,
  );
  return exit.fine;
}
