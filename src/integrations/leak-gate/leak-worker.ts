import { parentPort, workerData } from 'node:worker_threads';
import { type Leak, leakFinder } from './find-leaks.ts';
import type { HiddenContent } from './hidden-content.ts';
import { nameOf, type WorkerAnswer, type WorkerQuestion } from './leak-scanner.ts';
import { publishedParts } from './published-files.ts';

/** The thread of `startLeakScanner`: what it found in a file counts when it is told that the file is published. */
const leaksIn = leakFinder(workerData as HiddenContent);
const found = new Map<string, readonly Leak[]>();
const faults = new Map<string, string>();
const published: string[] = [];

parentPort?.on('message', (question: WorkerQuestion) => {
  switch (question.kind) {
    case 'look':
      look(question);
      return parentPort?.postMessage('looked');
    case 'published':
      published.push(nameOf(question.path, question.sha256));
      return;
    case 'end':
      return parentPort?.postMessage(answer());
    default:
      return question satisfies never;
  }
});

function look({ path, sha256, bytes }: Extract<WorkerQuestion, { kind: 'look' }>): void {
  const file = { path, sha256, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) };
  const name = nameOf(path, sha256);
  try {
    const leaks = [...publishedParts(file)].flatMap(leaksIn);
    found.set(name, leaks);
  } catch (error) {
    faults.set(name, `${path} cannot be looked into, so the build stops: ${(error as Error).message}`);
  }
}

function answer(): WorkerAnswer {
  const fault = published.map((name) => faults.get(name)).find((text) => text !== undefined);
  const unseen = published.find((name) => !found.has(name) && !faults.has(name));
  return {
    leaks: published.flatMap((name) => found.get(name) ?? []),
    fault: fault ?? (unseen === undefined ? null : `${unseen} was not looked into, so the build stops.`),
  };
}
