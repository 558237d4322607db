import { exit, type Terminal } from './command.ts';

/** The terminal or the pipes of this process. A reader that goes away, as `head` does, ends the command without a stack trace. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr])
    if (stream.listenerCount('error', endsQuietly) === 0) stream.on('error', endsQuietly);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}

/** Whoever reads standard output has closed it, or the disk under it is full: what is said from here on is heard by nobody. */
function endsQuietly({ code, message }: NodeJS.ErrnoException): void {
  if (code !== 'EPIPE') process.stderr.write(`vitrine: the output cannot be written: ${message}\n`);
  process.exit(exit.failed);
}
