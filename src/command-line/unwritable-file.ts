import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CommandFailure } from './command.ts';

/**
 * The failure of a command that could not write a file, in words: which file, why, and what to do.
 * @param written the path as it stands on the command line; the temporary file beside it is nobody's business
 */
export function unwritableFile(written: string, error: unknown): CommandFailure {
  return new CommandFailure(
    `${written} cannot be written: ${reason(written, error as NodeJS.ErrnoException)}`,
  );
}

function reason(written: string, { code, message }: NodeJS.ErrnoException): string {
  const folder = dirname(resolve(written));
  if (code === 'ENOENT' && !existsSync(folder)) return `there is no folder ${folder}. Create it first.`;
  if (code === 'ENOTDIR') return `${folder} is not a folder.`;
  if (code === 'EISDIR') return 'it is a folder. Name a file.';
  if (code === 'EEXIST') return 'it exists already, and is left as it is. Choose another name.';
  if (code === 'EACCES' || code === 'EPERM') return `no permission in ${folder}.`;
  if (code === 'EROFS') return `${folder} is on a disk that is mounted read-only.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full.';
  return code ?? message;
}
