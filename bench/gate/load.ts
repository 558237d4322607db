import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServerProcess } from './server-process.ts';

/** One route under load. */
export interface Load {
  readonly name: string;
  /** The n-th request. */
  readonly request: (server: ServerProcess, n: number) => Partial<AutocannonRequest>;
  /** What a right answer says. */
  readonly status: number;
  /** The most requests of one run; null: as many as go. */
  readonly amount: number | null;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time that the server took for one. */
  readonly cpuMs: number;
}

interface AutocannonRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

interface Result {
  readonly duration: number;
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>;
}

type Autocannon = (options: object) => Promise<Result>;

/** Never the same person twice in one run of this program. */
let sent = 0;

/**
 * Puts load on a route for some seconds over a number of connections that stay open.
 * @throws where an answer was not the right one: refusals are fast, and no measure of anything
 */
export async function measureLoad(
  modules: string,
  server: ServerProcess,
  load: Load,
  { seconds, connections }: { readonly seconds: number; readonly connections: number },
): Promise<Measured> {
  const autocannon = createRequire(join(modules, 'x.js'))('autocannon') as Autocannon;
  const before = await server.usage();
  const setupRequest = (request: AutocannonRequest) => ({ ...request, ...load.request(server, sent++) });
  const result = await autocannon({
    url: server.url,
    connections,
    ...(load.amount === null ? { duration: seconds } : { amount: load.amount }),
    requests: [{ setupRequest }],
  });
  const counts = Object.entries(result.statusCodeStats);
  const wrong = counts.filter(([status]) => Number(status) !== load.status);
  if (wrong.length > 0)
    throw new Error(`${server.name}, ${load.name}: ${JSON.stringify(result.statusCodeStats)}`);
  const answered = counts.reduce((sum, [, { count }]) => sum + count, 0);
  return {
    perSecond: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMs: ((await server.usage()).cpuMs - before.cpuMs) / answered,
  };
}
