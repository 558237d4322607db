import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../src/server/free-port.fixture.ts';

const root = join(import.meta.dirname, '..');
const vitrine = join(root, 'scripts/vitrine.ts');

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** What the server has printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/**
 * Runs `vitrine build`; gives what it printed, and throws with that when it fails.
 * @param content folder of the content, if that is not the sample
 * @param cache folder for what is kept between builds, if that is not the project's own
 */
export function buildSample(
  dist: string,
  { content, cache }: { content?: string; cache?: string } = {},
): string {
  const { status, stderr } = spawnSync(
    process.execPath,
    [vitrine, 'build', '--today', '2026-11-23', '--out', dist, ...(content ? ['--content', content] : [])],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ...(cache && { VITRINE_CACHE: cache }) } },
  );
  if (status !== 0)
    throw new Error(`vitrine build of ${content ?? 'the sample'} ended with ${status}:\n${stderr}`);
  return stderr;
}

/**
 * Starts `vitrine serve` on a free port and waits until it is ready.
 * @param through a command that ends in running the one that follows it, in its own process
 */
export async function startServer({
  dist,
  dataFolder,
  env = {},
  through = [],
}: {
  dist: string;
  dataFolder: string;
  env?: Readonly<Record<string, string>>;
  through?: readonly string[];
}): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const [program = '', ...parameters] = [...through, process.execPath, vitrine, 'serve', '--dist', dist];
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...process.env, PORT: String(port), VITRINE_URL: url, VITRINE_DATA: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  await ready(url, child, () => printed);
  return { url, pid: child.pid ?? 0, printed: () => printed, stop: () => stop(child) };
}

async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`vitrine serve ended with ${child.exitCode}:\n${printed()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`vitrine serve was not ready in 30 s:\n${printed()}`);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
