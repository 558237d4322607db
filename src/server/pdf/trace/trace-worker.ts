import { parentPort } from 'node:worker_threads';
import type { LeakTask } from './read-leak-in-worker.ts';
import { traceLeak } from './trace-leak.ts';

/** Six pages agree without an error (docs/guides/stamp-and-trace.md); somebody waits for this answer. */
const LIMITS = { mostDotPages: 16, mostSeconds: 25 };

/** The thread of `createLeakReader`: one file in, one outcome out. */
parentPort?.once('message', async ({ bytes, issued }: LeakTask) => {
  parentPort?.postMessage(await traceLeak([{ name: 'file', bytes }], { ...LIMITS, issued }));
});
