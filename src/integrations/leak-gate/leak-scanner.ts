import { Worker } from 'node:worker_threads';
import type { OutputFile } from '../read-output.ts';
import type { Leak } from './find-leaks.ts';
import type { HiddenContent } from './hidden-content.ts';
import { isReadInto } from './published-files.ts';

/** Looks for leaks in a thread, while pages are still made. */
export interface LeakScanner {
  /** Looks at a file before it is published. It counts only if the same bytes are published at the same path. */
  ahead(file: OutputFile): void;
  /** A file as it lies in the output: looked at now, if it was not before. */
  published(file: OutputFile): void;
  /** The leaks of all published files. @throws Error where a file cannot be looked into, or the thread ended */
  finish(): Promise<readonly Leak[]>;
}

/** Starts the thread. It keeps no process alive until it is asked for its findings. */
export function startLeakScanner(hidden: HiddenContent): LeakScanner {
  const worker = new Worker(new URL('./leak-worker.ts', import.meta.url), { workerData: hidden });
  worker.unref();
  const seen = new Set<string>();
  let [sent, looked] = [0, 0];
  const answer = new Promise<WorkerAnswer>((resolve, reject) => {
    worker.on('message', (message: WorkerAnswer | 'looked') => {
      if (message === 'looked') looked++;
      else resolve(message);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread of the leak gate ended with ${code}.`)));
  });
  // Whoever asks for the findings is told; until then a fault must not end the process.
  answer.catch(() => {});
  const post = (message: WorkerQuestion) => {
    const bytes = 'bytes' in message ? [message.bytes.buffer as ArrayBuffer] : [];
    worker.postMessage(message, bytes);
  };
  const look = ({ path, bytes, sha256 }: OutputFile) => {
    seen.add(nameOf(path, sha256));
    sent++;
    // A copy, which the thread gets without another one.
    post({ kind: 'look', path, sha256, bytes: new Uint8Array(isReadInto(path) ? bytes : []) });
  };
  return {
    ahead: (file) => {
      if (sent - looked < mostWaiting) look(file);
    },
    published: (file) => {
      if (!seen.has(nameOf(file.path, file.sha256))) look(file);
      post({ kind: 'published', path: file.path, sha256: file.sha256 });
    },
    finish: async () => {
      worker.ref();
      post({ kind: 'end' });
      try {
        const { leaks, fault } = await answer;
        if (fault !== null) throw new Error(fault);
        return leaks;
      } finally {
        await worker.terminate();
      }
    },
  };
}

/** What a file is known by: its place and its bytes. */
export function nameOf(path: string, sha256: string): string {
  return `${sha256} ${path}`;
}

/** Pages wait as copies in memory: a few hundred are enough to keep the thread busy. */
const mostWaiting = 400;

export type WorkerQuestion =
  | { readonly kind: 'look'; readonly path: string; readonly sha256: string; readonly bytes: Uint8Array }
  | { readonly kind: 'published'; readonly path: string; readonly sha256: string }
  | { readonly kind: 'end' };

/** After the end; in between the thread says `looked` of each file. */
export interface WorkerAnswer {
  readonly leaks: readonly Leak[];
  /** The first file that could not be looked into, in words; the build stops at it. */
  readonly fault: string | null;
}
