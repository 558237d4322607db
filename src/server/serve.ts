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
 * How serving ended. Of `wrong-settings` nothing changes until somebody changes them; `not-started` may work at the next try:
 * a build that is on its way, a database that is away, a port that is taken.
 */
export type ServeEnd = 'stopped' | 'wrong-settings' | 'not-started';

/**
 * Serves a build until SIGINT or SIGTERM, then ends in order; a second signal ends at once.
 * @returns how it ended; where it did not start, everything that was wrong has been said on `err`
 */
export async function serve({ env, distDir, out, err }: ServeParts): Promise<ServeEnd> {
  const read = readSettings(env);
  if (read.kind === 'refused') {
    err(`${settingsMessage(read.problems)}\n`);
    return 'wrong-settings';
  }
  const { settings } = read;
  // A collector that reads JSON lines gets nothing else on stdout.
  const print = settings.logFormat === 'json' ? err : out;
  const log = createStreamLog(settings.logFormat, { now: () => Date.now() }, out);
  try {
    const start = await startApp({ settings, distDir, log, print });
    if (start.kind === 'refused') {
      err(['The server does not start:', ...start.problems.map((problem) => `  ${problem}`), ''].join('\n'));
      return start.because === 'settings' ? 'wrong-settings' : 'not-started';
    }
    const stop = new AbortController();
    await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, { signal: stop.signal })));
    stop.abort();
    await start.app.close();
    return 'stopped';
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    err(
      `Port ${settings.port} on ${settings.host} is taken. Stop the other server, or choose another port: PORT=4322\n`,
    );
    return 'not-started';
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
