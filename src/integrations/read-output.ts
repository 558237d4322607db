import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { recordStep } from './build-record.ts';
import { filesBelow, type OutputFacts, type OutputFile, outputFile } from './output-file.ts';

/** Somebody who looks at every published file. */
export interface OutputReader {
  readonly name: string;
  take(file: OutputFile): void;
  /** After the last file. */
  finish(): OutputResult | Promise<OutputResult>;
}

export interface OutputResult {
  /** Files that it wrote or changed: those who come after take these (again). */
  readonly written: readonly string[];
  /** What it did, in words for the end of the build. */
  readonly what: string;
}

/** Begins to read a folder whose files are known by their paths, sorted. */
export type OutputStep = (folder: string, paths: readonly string[]) => OutputReader;

/** Whoever still writes into the folder, or knows what was written. */
export interface OutputSource {
  /** Resolves when everything that was handed over lies in the folder. */
  settled(): Promise<void>;
  /** Whether a file was handed over that may not be whole yet. */
  isPending(path: string): boolean;
  /** Facts of a file that need not be read to know them, or null. */
  facts(path: string): OutputFacts | null;
}

/**
 * Hands every file of a folder to each step, and what a step writes to those behind it. Each file is hashed once for all of them:
 * by whoever wrote it, or here.
 * @param late resolves when files that are still being made were handed over; those that are there are taken meanwhile
 */
export async function readOutput(
  folder: string,
  steps: readonly OutputStep[],
  source: OutputSource = finishedFolder,
  late: Promise<void> = Promise.resolve(),
): Promise<void> {
  // It is waited for in the end; a fault before that must not end the process.
  late.catch(() => {});
  const isComplete = await Promise.race([late.then(() => true), setImmediate(false)]);
  await source.settled();
  const paths = filesBelow(folder);
  const readers = steps.map((step) => timed(step(folder, paths)));
  const hand = (file: OutputFile, to: readonly OutputReader[]) => {
    for (const reader of to) reader.take(file);
  };
  const taken = new Set<string>();
  const takeAll = async (all: readonly string[]) => {
    for (const [at, path] of all.entries()) {
      // Whatever makes the late files is to be answered meanwhile.
      if (at % 50 === 0) await setImmediate();
      if (taken.has(path) || source.isPending(path)) continue;
      taken.add(path);
      hand(knownFile(folder, path, source) ?? outputFile(folder, path), readers);
    }
  };
  await takeAll(paths);
  if (!isComplete) {
    await late;
    await source.settled();
    await takeAll(filesBelow(folder));
  }
  for (const [at, reader] of readers.entries()) {
    const { written, what } = await reader.finish();
    recordStep(reader.name, what, reader.spent());
    for (const path of written) hand(outputFile(folder, path), readers.slice(at + 1));
  }
}

const finishedFolder: OutputSource = {
  settled: () => Promise.resolve(),
  isPending: () => false,
  facts: () => null,
};

function knownFile(folder: string, path: string, source: OutputSource): OutputFile | null {
  const facts = source.facts(path);
  return facts && { ...facts, bytes: () => readFileSync(join(folder, path)) };
}

/** A reader that knows how many milliseconds went into it. */
function timed(reader: OutputReader): OutputReader & { spent(): number } {
  let spent = 0;
  const clock = () => {
    const started = performance.now();
    return () => {
      spent += performance.now() - started;
    };
  };
  return {
    name: reader.name,
    take: (file) => {
      const stop = clock();
      reader.take(file);
      stop();
    },
    finish: async () => {
      const stop = clock();
      const result = await reader.finish();
      stop();
      return result;
    },
    spent: () => spent,
  };
}
