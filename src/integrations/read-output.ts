import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { recordStep } from './build-record.ts';
import { fileWriter } from './pages/file-writer.ts';

/** A file of the public output. */
export interface OutputFile {
  /** Below the output, with `/`. */
  readonly path: string;
  readonly bytes: Buffer;
  /** Hex. */
  readonly sha256: string;
}

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

/**
 * Hands every file of a folder to each step, and what a step writes to those behind it: when all else has written, each file is
 * read and hashed once for all of them.
 * @param late files that are still being made: they are written, and handed over, after those that are there
 */
export async function readOutput(
  folder: string,
  steps: readonly OutputStep[],
  late: Promise<LateFiles> = Promise.resolve(new Map()),
): Promise<void> {
  // It is waited for in the end; a fault before that must not end the process.
  late.catch(() => {});
  const paths = filesBelow(folder);
  const readers = steps.map((step) => timed(step(folder, paths)));
  const hand = (file: OutputFile, to: readonly OutputReader[]) => {
    for (const reader of to) reader.take(file);
  };
  for (const [at, path] of paths.entries()) {
    hand(outputFile(folder, path), readers);
    // Whatever makes the late files is to be answered meanwhile.
    if (at % 50 === 0) await setImmediate();
  }
  const files = await late;
  const writer = fileWriter(folder);
  for (const [path, bytes] of files) {
    await writer.put(path, bytes);
    hand(fileOf(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)), readers);
  }
  await writer.all();
  for (const [at, reader] of readers.entries()) {
    const { written, what } = await reader.finish();
    recordStep(reader.name, what, reader.spent());
    for (const path of written) hand(outputFile(folder, path), readers.slice(at + 1));
  }
}

/** Files by their paths below the output, with `/`. */
export type LateFiles = ReadonlyMap<string, Uint8Array>;

/** Reads one file of a folder. */
export function outputFile(folder: string, path: string): OutputFile {
  return fileOf(path, readFileSync(join(folder, path)));
}

/** A file with its hash. */
export function fileOf(path: string, bytes: Buffer): OutputFile {
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The paths of the files below a folder, with `/`, sorted in the order of UTF-16 code units. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll('\\', '/'))
    .sort((a, b) => (a < b ? -1 : 1));
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
