import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Told } from './gate-evidence.fixture.ts';
import type { WorkerOrders } from './gate-worker.fixture.ts';
import type { DatabaseSettings } from './open-database.ts';

/** For tests: a running worker process, and what it has told so far. */
export interface WorkerProcess {
  readonly told: readonly Told[];
  /** When it has told so many lines, or has ended. */
  readonly until: (lines: number) => Promise<void>;
  readonly untilDone: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Lets it end in order; its exit code. */
  readonly end: () => Promise<number | null>;
  readonly complaints: () => string;
}

export function startWorker(settings: DatabaseSettings, orders: WorkerOrders): WorkerProcess {
  const script = join(import.meta.dirname, 'gate-worker.fixture.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(settings), JSON.stringify(orders)]);
  const told: Told[] = [];
  let [rest, complaints] = ['', ''];
  const heard = new Set<() => void>();
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    told.push(...lines.map((line) => line.split(' ') as unknown as Told));
    for (const listener of heard) listener();
  });
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  let isOver = false;
  const over = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isOver = true;
      resolve(code);
      for (const listener of heard) listener();
    });
  });
  const when = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const listener = () => {
        if (!isOver && !holds()) return;
        heard.delete(listener);
        resolve();
      };
      heard.add(listener);
      listener();
    });
  return {
    told,
    until: (lines) => when(() => told.length >= lines),
    untilDone: () => when(() => told.some(([what]) => what === 'done')),
    async kill() {
      child.kill('SIGKILL');
      await over;
    },
    end() {
      child.stdin.end('end\n');
      return over;
    },
    complaints: () => complaints,
  };
}
