import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Leak } from './leak-gate/find-leaks.ts';
import type { HiddenContent } from './leak-gate/hidden-content.ts';
import { isReadInto } from './leak-gate/published-files.ts';
import type { OutputFacts, OutputFile } from './output-file.ts';
import {
  type HandedFile,
  nameOf,
  type ThreadAnswer,
  type ThreadQuestion,
  type ThreadStart,
  type WrittenFile,
} from './output-writer/messages.ts';

/** Writes files of the output and looks for leaks in all of them, in a thread beside whoever makes them. */
export interface OutputWriter {
  /** Hands a new file over. Waits while much is waiting to be written. @throws Error where one before could not be written */
  put(path: string, content: string | Uint8Array): Promise<void>;
  /** The same for a copy of a file that lies elsewhere. */
  copy(path: string, from: string): void;
  /** Resolves when all that was handed over is written. @throws Error where something could not be, as where it was there already */
  settled(): Promise<void>;
  /** Whether a file was handed over that may not be whole yet. */
  isPending(path: string): boolean;
  /** The facts of a file that was written here and not changed since; null for every other one. */
  facts(path: string): OutputFacts | null;
  /** Looks for leaks in a file as it lies in the output; those that were written here are looked at anyway. */
  look(file: OutputFile): void;
  /** The leaks of the files that are published. @throws Error where one cannot be looked into, or was not */
  leaks(published: readonly OutputFacts[]): Promise<readonly Leak[]>;
  /** Ends the thread, whatever it is doing. */
  end(): Promise<void>;
}

/** Starts the thread. It keeps the process alive until `end`. */
export function startOutputWriter(folder: string, hidden: HiddenContent): OutputWriter {
  const { ask, end } = startThread({ folder, hidden });
  const handed = new Set<string>();
  const written = new Map<string, WrittenFile>();
  let batch: HandedFile[] = [];
  let [batchSize, waitingSize] = [0, 0];
  let last: Promise<void> = Promise.resolve();

  const send = () => {
    if (batch.length === 0) return;
    const [files, size] = [batch, batchSize];
    [batch, batchSize] = [[], 0];
    waitingSize += size;
    const answered = ask({ kind: 'files', files });
    last = Promise.all([last, answered]).then(([, answer]) => {
      waitingSize -= size;
      if (answer.kind !== 'written') return;
      for (const file of answer.files) written.set(file.path, file);
      if (answer.fault !== null) throw new Error(answer.fault);
    });
    // Whoever waits for it is told; until then a fault must not end the process.
    last.catch(() => {});
  };
  const hand = (file: HandedFile) => {
    batch.push(file);
    if (file.kind !== 'copy') batchSize += file.content?.length ?? 0;
    if (batchSize >= batchLength || batch.length >= batchCount) send();
  };
  const settled = () => {
    send();
    return last;
  };
  return {
    end,
    settled,
    isPending: (path) => handed.has(path) && !written.has(path),
    put: async (path, content) => {
      handed.add(path);
      hand({ kind: 'new', path, content: typeof content === 'string' ? content : new Uint8Array(content) });
      if (waitingSize > mostWaiting) await last;
    },
    copy: (path, from) => {
      handed.add(path);
      hand({ kind: 'copy', path, from });
    },
    facts: (path) => {
      const file = written.get(path);
      if (!file) return null;
      const { size, mtimeMs } = statSync(join(folder, path));
      return size === file.size && mtimeMs === file.changedMs ? file : null;
    },
    look: (file) => {
      const known = written.get(file.path);
      if (known?.sha256 === file.sha256) return;
      const content = isReadInto(file.path) ? new Uint8Array(file.bytes()) : null;
      hand({ kind: 'there', path: file.path, sha256: file.sha256, content });
    },
    leaks: async (published) => {
      await settled();
      const answer = await ask({ kind: 'leaks', published: published.map(nameOf) });
      if (answer.kind !== 'leaks') return [];
      if (answer.fault !== null) throw new Error(answer.fault);
      return answer.leaks;
    },
  };
}

/** A message costs more than the bytes in it, so files go together: letters or bytes, and files. */
const [batchLength, batchCount] = [512 << 10, 500];

/** Letters or bytes that may wait to be written: enough to keep the thread busy. */
const mostWaiting = 32 << 20;

/** The thread answers each question in its turn. */
function startThread(workerData: ThreadStart) {
  const worker = new Worker(new URL('./output-writer/writer-thread.ts', import.meta.url), { workerData });
  const waiting: PromiseWithResolvers<ThreadAnswer>[] = [];
  let broken: Error | null = null;
  const breakOff = (error: Error) => {
    broken ??= error;
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  worker.on('message', (message: ThreadAnswer) => waiting.shift()?.resolve(message));
  worker.once('error', breakOff);
  worker.once('exit', (code) => breakOff(new Error(`The thread that writes the site ended with ${code}.`)));
  const ask = (question: ThreadQuestion): Promise<ThreadAnswer> => {
    if (broken) return Promise.reject(broken);
    const answer = Promise.withResolvers<ThreadAnswer>();
    waiting.push(answer);
    worker.postMessage(question);
    return answer.promise;
  };
  const end = async () => {
    await worker.terminate();
  };
  return { ask, end };
}
