import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a whole file so that after a crash or a power cut there is either the old file or the new one,
 * never half of one: a temporary file beside it, fsync, rename, fsync of the folder.
 * @param mode permissions of the new file, `0o644` unless told
 */
export async function replaceFile(path: string, content: Uint8Array | string, mode = 0o644): Promise<void> {
  const temporary = await writeTemporary(path, content, mode);
  try {
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/**
 * As `replaceFile`, but never replaces: of several processes that create the same file, one wins.
 * @returns false, with the other's file untouched, where the file exists already
 */
export async function createFile(path: string, content: FileContent, mode = 0o644): Promise<boolean> {
  const temporary = await writeTemporary(path, content, mode);
  try {
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}

/** Parts of a text are written as they come. */
type FileContent = Uint8Array | string | AsyncIterable<string>;

async function writeTemporary(path: string, content: FileContent, mode: number): Promise<string> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(temporary, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return temporary;
}

/** A rename is durable only when the folder is: POSIX keeps the two apart. Windows cannot open a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
