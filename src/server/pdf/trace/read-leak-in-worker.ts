import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { LeakReader, ReadMarks, UnreadableLeak } from '#gate/leak-ports.ts';
import type { LeakOutcome } from './trace-leak.ts';

/**
 * Reads leaked files one at a time, each in a thread of its own that ends with it: a file that is made to hang or to crash the
 * parser costs its own answer and not the server. Nothing is written anywhere.
 */
export function createLeakReader({
  timeoutMs = 60_000,
  mostMegabytes = 1024,
  script = thread,
}: ReaderOptions = {}): LeakReader {
  let isBusy = false;
  return {
    async read(bytes, issued) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (isBusy) return { kind: 'refused', code: 'busy', sha256 };
      isBusy = true;
      try {
        const outcome = await inThread({ bytes, issued }, { timeoutMs, mostMegabytes, script });
        if (typeof outcome === 'string') return { kind: 'refused', code: outcome, sha256 };
        return { ...outcome, sha256 };
      } finally {
        isBusy = false;
      }
    },
  };
}

/** What the thread is given. */
export interface LeakTask {
  readonly bytes: Uint8Array;
  readonly issued: readonly string[];
}

interface ReaderOptions {
  readonly timeoutMs?: number;
  readonly mostMegabytes?: number;
  readonly script?: URL;
}

const thread = new URL('./trace-worker.ts', import.meta.url);

function inThread(
  task: LeakTask,
  { timeoutMs, mostMegabytes, script }: Required<ReaderOptions>,
): Promise<Omit<ReadMarks, 'sha256'> | UnreadableLeak> {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
  return new Promise((resolve) => {
    const end = (outcome: Omit<ReadMarks, 'sha256'> | UnreadableLeak) => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(() => end('too-slow'), timeoutMs);
    worker.once('message', (outcome: LeakOutcome) => end(outcome.kind === 'traced' ? outcome : outcome.code));
    worker.once('error', () => end('not-a-document'));
    worker.once('exit', () => end('not-a-document'));
    worker.postMessage(task);
  });
}
