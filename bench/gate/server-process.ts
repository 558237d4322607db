import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a process has used, by its own account. */
export interface Usage {
  /** Milliseconds of processor time since its start, of all its threads: what other work on the machine changes less than the clock. */
  readonly cpuMs: number;
  readonly residentMb: number;
  readonly heapMb: number;
}

/** A server under load. */
export interface ServerProcess {
  readonly name: string;
  readonly url: string;
  usage(): Promise<Usage>;
  /** The same once its garbage is collected. */
  collectedUsage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts a server and waits until it answers at `/request` and has nothing left to do. */
export async function startServerProcess(
  name: string,
  command: readonly string[],
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const url = `http://localhost:${port}`;
  const own = ['--expose-gc', '--import', join(import.meta.dirname, 'report-usage.ts')];
  const child = spawn(process.execPath, [...own, ...command], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let attempt = 0; !(await fetch(`${url}/request`).catch(() => null))?.ok; attempt += 1) {
    if (child.exitCode !== null || attempt > 600) throw new Error(`${name} does not start:\n${complaints}`);
    await sleep(100);
  }
  const ask = async (question: 'usage' | 'collect'): Promise<Usage> => {
    const answered = once(child, 'message');
    child.send(question);
    const [usage] = await answered;
    return usage as Usage;
  };
  await untilQuiet(() => ask('usage'));
  return {
    name,
    url,
    usage: () => ask('usage'),
    collectedUsage: () => ask('collect'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Vitrine prepares its documents in the first seconds: that is no cost of a request. */
async function untilQuiet(usage: () => Promise<Usage>): Promise<void> {
  let before = (await usage()).cpuMs;
  for (let second = 0; second < 90; second += 1) {
    await sleep(1000);
    const { cpuMs } = await usage();
    if (cpuMs - before < 40) return;
    before = cpuMs;
  }
}
