import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { reasonOf } from '#load/find-files.ts';
import { CommandFailure } from './command.ts';

/**
 * The lines of a file of any length, or of standard input (`-`), without their line ends; to be gone through once, at any time.
 * @throws CommandFailure where it cannot be opened
 */
export async function linesOf(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return whenAsked(() => createInterface({ input: process.stdin }));
  const handle = await open(file).catch((error) => {
    throw new CommandFailure(`${file} cannot be read: ${reasonOf(error)}.`);
  });
  if ((await handle.stat()).isFile()) return whenAsked(() => handle.readLines());
  await handle.close();
  throw new CommandFailure(`${file} is no file.`);
}

/** An interface reads from the moment in which it is made, and what it says before somebody listens is lost. */
function whenAsked(read: () => AsyncIterable<string>): AsyncIterable<string> {
  return { [Symbol.asyncIterator]: () => read()[Symbol.asyncIterator]() };
}
