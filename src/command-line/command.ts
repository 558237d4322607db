import type { ParseArgsOptionsConfig } from 'node:util';

/**
 * Exit codes of every command: fine (warnings too), errors or refusals, the command itself failed. `serve` alone tells wrong
 * settings from everything else that may keep it from starting (EX_CONFIG of sysexits.h), so that whoever watches over it
 * does not start it again and again.
 */
export const exit = { fine: 0, errors: 1, failed: 2, wrongSettings: 78 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

/** Where a command writes: machine formats alone on stdout, progress and complaints on stderr. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly color: boolean;
}

/** What the command line was given after the command's name. */
export interface Invocation {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  readonly terminal: Terminal;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text below the usage line. */
  readonly help: string;
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** Takes words beside its options, such as an action or an id. */
  readonly takesWords?: true;
  run(invocation: Invocation): Promise<ExitCode> | ExitCode;
}

/** The command itself cannot run: no such folder, a bad option. Ends with exit code 2 and the message, no stack trace. */
export class CommandFailure extends Error {}

/** A text option's value, or undefined where it was not given. */
export function textOption(invocation: Invocation, name: string): string | undefined {
  const value = invocation.values[name];
  return typeof value === 'string' ? value : undefined;
}
