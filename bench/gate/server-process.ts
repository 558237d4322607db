import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server under load. */
export interface ServerProcess {
  readonly name: string;
  readonly url: string;
  /** Processor seconds that it has used so far: what other work on the machine changes less than the clock. NaN where /proc is missing. */
  cpuSeconds(): number;
  /** Resident set in MB, or NaN. */
  megabytes(): number;
  stop(): Promise<void>;
}

/** Starts a server and waits until it answers at `/request`. */
export async function startServerProcess(
  name: string,
  command: readonly string[],
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, command, {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let attempt = 0; !(await fetch(`${url}/request`).catch(() => null))?.ok; attempt += 1) {
    if (child.exitCode !== null || attempt > 600) throw new Error(`${name} does not start:\n${complaints}`);
    await sleep(100);
  }
  return {
    name,
    url,
    cpuSeconds() {
      const fields = proc(child.pid, 'stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    },
    megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(proc(child.pid, 'status'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What `getconf CLK_TCK` says on every Linux in use. */
const ticksPerSecond = 100;

function proc(pid: number | undefined, name: string): string {
  const file = `/proc/${pid}/${name}`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
