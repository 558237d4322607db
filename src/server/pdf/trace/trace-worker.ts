import { parentPort } from 'node:worker_threads';
import { traceLeak } from './trace-leak.ts';

/** The thread of `createLeakReader`: one file in, one outcome out. */
parentPort?.once('message', async (bytes: Uint8Array) => {
  // Six pages agree without an error (docs/guides/stamp-and-trace.md); somebody waits for this answer.
  parentPort?.postMessage(await traceLeak([{ name: 'file', bytes }], { mostDotPages: 16 }));
});
