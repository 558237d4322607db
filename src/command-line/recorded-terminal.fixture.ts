import type { Terminal } from './command.ts';

/** A terminal that keeps what was written to it. */
export interface RecordedTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** A terminal for tests, without color. */
export function recordedTerminal(): RecordedTerminal {
  const written = { out: '', err: '' };
  return {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    color: false,
    stdout: () => written.out,
    stderr: () => written.err,
  };
}
