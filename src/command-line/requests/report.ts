import { CommandFailure, type ExitCode, exit, type Invocation, textOption } from '../command.ts';

/** What every action on requests is given. */
export interface Caller {
  readonly as: string;
}

interface Refusal {
  readonly kind: string;
  readonly message?: string;
}

/** Says why something was not done; also as JSON where that was asked for. Exit code 1. */
export function refused(
  invocation: Invocation,
  refusal: Refusal,
  notFound = 'There is no such request.',
): ExitCode {
  const message = refusal.message ?? (refusal.kind === 'not-found' ? notFound : 'This is not allowed.');
  if (isJson(invocation)) invocation.terminal.out(`${JSON.stringify(refusal, null, 2)}\n`);
  invocation.terminal.err(`${message}\n`);
  return exit.errors;
}

/** The value as JSON, or the text. */
export function print(invocation: Invocation, value: unknown, text: string): ExitCode {
  invocation.terminal.out(isJson(invocation) ? `${JSON.stringify(value, null, 2)}\n` : text);
  return exit.fine;
}

/** An option that has to be there; `what` says what belongs in it. */
export function required(invocation: Invocation, name: string, what: string): string {
  const value = textOption(invocation, name);
  if (value === undefined || value.trim() === '') throw new CommandFailure(`--${name} is missing: ${what}.`);
  return value;
}

/** A whole number of at least 1, or nothing where the option is left out. */
export function wholeNumber(invocation: Invocation, name: string): number | undefined {
  const written = textOption(invocation, name);
  if (written !== undefined && !/^[1-9]\d*$/.test(written))
    throw new CommandFailure(`--${name} is ${written}; expected a whole number, such as 14.`);
  return written === undefined ? undefined : Number(written);
}

/** `2026-11-23 14:05 UTC`, cut to the minute. */
export function minute(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What the audit log notes as the client of an action at the command line. */
export const commandLineContext = { clientAddress: 'command-line', userAgent: 'vitrine requests' };

function isJson(invocation: Invocation): boolean {
  return textOption(invocation, 'format') === 'json';
}
