import { once } from 'node:events';
import { startApp } from './app.ts';
import { readSettings, settingsMessage } from './settings.ts';
import { createStreamLog } from './stream-log.ts';

export type ServeParts = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The build: `client/`, `server/` and `gate/` lie in it. */
  readonly distDir: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/**
 * Serves a build until SIGINT or SIGTERM, then ends in order; a second signal ends at once.
 * @returns false where it did not start; what was wrong has been said on `err`
 */
export async function serve({ env, distDir, out, err }: ServeParts): Promise<boolean> {
  const read = readSettings(env);
  if (read.kind === 'refused') {
    err(`${settingsMessage(read.problems)}\n`);
    return false;
  }
  const { settings } = read;
  // A collector that reads JSON lines gets nothing else on stdout.
  const print = settings.logFormat === 'json' ? err : out;
  const log = createStreamLog(settings.logFormat, { now: () => Date.now() }, out);
  try {
    const start = await startApp({ settings, distDir, log, print });
    if (start.kind === 'refused') {
      err(['The server does not start:', ...start.problems.map((problem) => `  ${problem}`), ''].join('\n'));
      return false;
    }
    const stop = new AbortController();
    await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, { signal: stop.signal })));
    stop.abort();
    await start.app.close();
    return true;
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    err(
      `Port ${settings.port} on ${settings.host} is taken. Stop the other server, or choose another port: PORT=4322\n`,
    );
    return false;
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
