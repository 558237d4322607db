import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CommandFailure } from './command.ts';

/**
 * The lines of a file of any length, or of standard input (`-`), without their line ends.
 * @throws CommandFailure where it cannot be opened
 */
export async function linesOf(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return createInterface({ input: process.stdin });
  const handle = await open(file).catch((error) => {
    throw new CommandFailure(`${file} cannot be read: ${error.message}`);
  });
  if ((await handle.stat()).isFile()) return handle.readLines();
  await handle.close();
  throw new CommandFailure(`${file} is no file.`);
}
