import type { Gate } from '#gate/gate.ts';
import { CommandFailure, type ExitCode, type Invocation, textOption } from './command.ts';
import { distHelp, distOption } from './dist-option.ts';
import { type Caller, required } from './requests/report.ts';
import { withOperatorGate } from './with-operator-gate.ts';

/** The options of every command with which staff act, whatever they act on. */
export const staffOptions = {
  ...distOption,
  as: { type: 'string' },
  format: { type: 'string' },
} as const;

/** Their help lines. */
export const staffHelp = `  --as EMAIL           who acts: an address of gate.yaml's staff, whose role decides what it may do
  --format             text | json
${distHelp}`;

/**
 * Opens the gate for a member of staff and closes it afterwards. What they may do is asked anew by each use-case.
 * @param formats of the answer
 * @throws CommandFailure for a format that is none of them, and where nobody is named
 */
export async function withStaffGate(
  invocation: Invocation,
  work: (gate: Gate, caller: Caller) => Promise<ExitCode>,
  formats: readonly string[] = ['text', 'json'],
): Promise<ExitCode> {
  const format = textOption(invocation, 'format') ?? 'text';
  if (!formats.includes(format))
    throw new CommandFailure(`--format ${format} is unknown; formats are ${formats.join(', ')}.`);
  const caller = { as: required(invocation, 'as', 'who acts, an address of gate.yaml’s staff') };
  return withOperatorGate(invocation, (gate) => work(gate, caller));
}
