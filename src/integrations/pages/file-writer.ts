import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes new files while the next ones are made, a few at the same time: making a file is waiting for the disk. */
export interface FileWriter {
  /** @param path below the folder, with `/` */
  put(path: string, bytes: Uint8Array | string): Promise<void>;
  /** Resolves when all are written. */
  all(): Promise<void>;
}

/** A writer below `folder`. @throws Error where a file is there already: two would want to be the same */
export function fileWriter(folder: string): FileWriter {
  const made = new Set<string>();
  let writing: Promise<void>[] = [];
  const all = async () => {
    await Promise.all(writing);
    writing = [];
  };
  return {
    all,
    put: async (path, bytes) => {
      const file = join(folder, path);
      const parent = dirname(file);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writing.push(writeFile(file, bytes, { flag: 'wx' }));
      if (writing.length >= mostAtOnce) await all();
    },
  };
}

const mostAtOnce = 16;
