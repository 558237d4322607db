import type { Gate } from '#gate/gate.ts';
import { CommandFailure, type ExitCode, type Invocation } from './command.ts';
import { distFolder } from './dist-option.ts';

/** Opens the gate's database for one command and closes it afterwards, whatever happens. */
export async function withOperatorGate(
  invocation: Invocation,
  work: (gate: Gate) => Promise<ExitCode>,
): Promise<ExitCode> {
  // Loaded here, so that `check` starts without the server's libraries.
  const { openOperatorGate } = await import('#server/operator-gate.ts');
  const opened = await openOperatorGate(process.env, distFolder(invocation));
  if (opened.kind === 'refused') throw new CommandFailure(opened.message);
  try {
    return await work(opened.gate);
  } finally {
    await opened.close();
  }
}
