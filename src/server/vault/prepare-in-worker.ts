import { Worker } from 'node:worker_threads';
import type { PreparedDocument } from '#server/pdf/prepared-document.ts';
import type { NotPrepared } from './prepared-documents.ts';

/**
 * Prepares a document in a thread of its own, which ends with it: parsing takes seconds, during which the server
 * answers others, and a file that makes the parser hang or eat memory costs this one document and not the server.
 * @param bytes the clear PDF
 * @param pages as stated in the reviewed front matter
 * @param options.signal ends the thread at once, for a server that stops
 */
export function prepareInWorker(
  bytes: Uint8Array,
  pages: number,
  { signal, timeoutMs = 120_000, mostMegabytes = 2048, script = thread }: WorkerOptions = {},
): Promise<PreparedDocument | NotPrepared> {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(refusals.tooSlow), timeoutMs);
    worker.once('message', end);
    worker.once('error', () => end(refusals.crashed));
    worker.once('exit', () => end(refusals.crashed));
    signal?.addEventListener('abort', () => end(refusals.stopped), { once: true });
    if (signal?.aborted) end(refusals.stopped);
    else worker.postMessage({ bytes, pages });

    function end(outcome: PreparedDocument | NotPrepared): void {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    }
  });
}

type WorkerOptions = {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly mostMegabytes?: number;
  readonly script?: URL;
};

const thread = new URL('./prepare-worker.ts', import.meta.url);

const refusals = {
  stopped: { refused: 'stopped', message: 'The server was stopped while it prepared the file.' },
  tooSlow: {
    refused: 'too-slow',
    message:
      'The file could not be prepared within two minutes. Export it again from its source, with fewer or smaller images.',
  },
  crashed: {
    refused: 'damaged',
    message: 'The file could not be prepared: reading it failed. Export it again from its source.',
  },
} as const;
