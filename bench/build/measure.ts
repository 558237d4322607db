import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One run of a process. */
export interface Measured {
  /** Whole process, start to exit. */
  readonly seconds: number;
  /** Processor seconds of the process and its children, which other work on the machine changes less; null as for memory. */
  readonly cpuSeconds: number | null;
  /** Largest resident set of the process or one of its children, in MB; null where GNU time is missing. */
  readonly megabytes: number | null;
}

const gnuTime = '/usr/bin/time';
const usageFile = join(tmpdir(), `vitrine-bench-usage-${process.pid}`);

/** Runs a command to its end and measures it. @throws Error with what it printed where it fails */
export function measure(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Measured {
  const timed = existsSync(gnuTime) ? [gnuTime, '-f', '%M %U %S', '-o', usageFile, ...command] : command;
  const [program = '', ...parameters] = timed;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    cwd,
    env: {
      ...process.env,
      NO_COLOR: '1',
      CI: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      ...env,
    },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0)
    throw new Error(`${command.join(' ')} ended with ${status}:\n${`${stdout}${stderr}`.slice(-3_000)}`);
  return { seconds, ...usage() };
}

function usage(): Pick<Measured, 'megabytes' | 'cpuSeconds'> {
  if (!existsSync(usageFile)) return { megabytes: null, cpuSeconds: null };
  const [kilobytes = 0, user = 0, system = 0] =
    readFileSync(usageFile, 'utf8').trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  rmSync(usageFile);
  return { megabytes: kilobytes / 1024, cpuSeconds: user + system };
}

/** The middle of several runs, each measure for itself. */
export function median(runs: readonly Measured[]): Measured {
  return {
    seconds: middle(runs.map(({ seconds }) => seconds)) ?? Number.NaN,
    cpuSeconds: middle(runs.flatMap(({ cpuSeconds }) => cpuSeconds ?? [])),
    megabytes: middle(runs.flatMap(({ megabytes }) => megabytes ?? [])),
  };
}

function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
