import { relative } from 'node:path';
import { ContentFolderMissing } from '#load/read-folder.ts';
import { CommandFailure, type ExitCode, exit, type Invocation } from '../command.ts';
import { contentRoot } from '../content-options.ts';
import { checkOnce, formatOf } from './check-once.ts';
import { watchFolder } from './watch-folder.ts';

/** Where and how long to watch; Ctrl-C gives the signal. */
export interface Watching {
  readonly signal: AbortSignal;
  /** Whether the screen is cleared before each report. */
  readonly clear: boolean;
  /** The time now, as written after each report. */
  readonly now: () => Date;
}

/** Milliseconds without a change before a check: long enough for an editor that saves in steps, too short to notice. */
const quietMs = 80;

/** Checks now and after each change until the signal comes; findings end nothing. Exit code 0, or 2 where the folder is lost. */
export async function watchCheck(invocation: Invocation, watching: Watching): Promise<ExitCode> {
  if (formatOf(invocation) !== 'pretty')
    throw new CommandFailure('--watch prints for people; leave out --format.');
  if (invocation.values.fix === true)
    throw new CommandFailure('--watch changes no files; run --fix by itself.');
  const root = contentRoot(invocation);
  const { signal } = watching;
  let last = report(invocation, watching, root);
  await last;
  const changed = () => {
    // One after the other: two reports at once would be taken for one.
    last = last.then(() => report(invocation, watching, root));
  };
  const end = await watchFolder(root, changed, { signal, quietMs });
  await last;
  if (end.kind === 'stopped') return exit.fine;
  throw new CommandFailure(`The folder cannot be watched any more: ${end.reason}.`);
}

async function report(invocation: Invocation, { clear, now }: Watching, root: string): Promise<void> {
  const { terminal } = invocation;
  const started = performance.now();
  const folder = relative(process.cwd(), root) || '.';
  // Screen and scrollback: the report before would be taken for this one.
  if (clear) terminal.out('\u001B[2J\u001B[3J\u001B[H');
  // Editors that read along know by these two lines which findings belong together.
  terminal.out(`Checking ${folder} …\n\n`);
  try {
    await checkOnce(invocation);
  } catch (error) {
    // The folder may be gone for a moment while git changes branches; the watcher tells when it stays away.
    if (!(error instanceof ContentFolderMissing)) throw error;
    terminal.err(`${error.message}\n`);
  }
  const took = Math.round(performance.now() - started);
  terminal.out(
    `\nChecked at ${timeOf(now())} in ${took} ms. Waiting for changes in ${folder}; Ctrl-C ends.\n`,
  );
}

/** The time on the clock of this machine: `14:03:05`. */
function timeOf(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
