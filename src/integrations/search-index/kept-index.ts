import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { dropOldest } from '../drop-oldest.ts';
import { readParts, writeParts } from '../parts-file.ts';
import type { IndexFiles } from './stabilize-index.ts';

/** Indexes of the last builds, each in a file named by the hash of what it was made from. */
export interface KeptIndexes {
  /** The index made from the same bodies; null where none is kept, or where it is damaged. */
  get(key: string): IndexFiles | null;
  /** Keeps an index; of several sites built in turn, the latest four stay. */
  keep(key: string, index: IndexFiles): void;
}

/** Keeps indexes below `folder`. */
export function keptIndexes(folder: string): KeptIndexes {
  return {
    get: (key) => {
      const parts = readParts<string>(join(folder, key));
      if (!parts) return null;
      const now = new Date();
      utimesSync(join(folder, key), now, now);
      return new Map(parts.map(({ facts: path, bytes }) => [path, bytes]));
    },
    keep: (key, index) => {
      writeParts(
        join(folder, key),
        [...index].map(([path, bytes]) => ({ facts: path, bytes })),
      );
      dropOldest(folder, mostKept);
    },
  };
}

const mostKept = 4;
