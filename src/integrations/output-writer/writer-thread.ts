import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { bufferOf, factsOf } from '../output-file.ts';
import { leakSearch } from './leak-search.ts';
import type { HandedFile, ThreadAnswer, ThreadQuestion, ThreadStart, WrittenFile } from './messages.ts';

/** The thread of `startOutputWriter`: writes first, and looks for leaks while nothing is to be written. */
const { folder, hidden } = workerData as ThreadStart;
const search = leakSearch(hidden, (path) => readFileSync(join(folder, path)));
const made = new Set<string>();
let isLooking = false;

parentPort?.on('message', (question: ThreadQuestion) => {
  switch (question.kind) {
    case 'files':
      answer(takeFiles(question.files));
      goOn();
      return;
    case 'leaks':
      answer({ kind: 'leaks', ...search.leaks(question.published) });
      return;
    default:
      return question satisfies never;
  }
});

function answer(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}

/** Looks at one file, and at the next one after whatever has come in meanwhile. */
function goOn(): void {
  if (isLooking) return;
  isLooking = true;
  setImmediate(() => {
    isLooking = false;
    if (search.lookAtOne()) goOn();
  });
}

function takeFiles(files: readonly HandedFile[]): ThreadAnswer {
  const written: WrittenFile[] = [];
  try {
    for (const file of files) {
      if (file.kind === 'there') {
        search.add(file, file.content);
        continue;
      }
      const content = contentOf(file);
      const facts = { ...factsOf(file.path, content), changedMs: writeNew(file.path, content) };
      written.push(facts);
      search.add(facts, content);
    }
    return { kind: 'written', files: written, fault: null };
  } catch (error) {
    return { kind: 'written', files: written, fault: (error as Error).message };
  }
}

function contentOf(file: Exclude<HandedFile, { kind: 'there' }>): string | Buffer {
  if (file.kind === 'copy') return readFileSync(file.from);
  return typeof file.content === 'string' ? file.content : bufferOf(file.content);
}

/** Gives when the file was changed, in milliseconds. @throws Error where there is a file already: two want to be the same */
function writeNew(path: string, content: string | Buffer): number {
  const file = join(folder, path);
  const parent = dirname(file);
  if (!made.has(parent)) mkdirSync(parent, { recursive: true });
  made.add(parent);
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, content);
    return fstatSync(handle).mtimeMs;
  } finally {
    closeSync(handle);
  }
}
