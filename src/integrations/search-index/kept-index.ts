import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { dropOldest } from '../drop-oldest.ts';

/** Indexes of the last builds, each in a folder named by the hash of what it was made from. */
export interface KeptIndexes {
  /** Copies the index made from the same bodies into a folder; false where none is kept. */
  restore(key: string, target: string): boolean;
  /** Keeps a copy; of several sites built in turn, the latest four stay. */
  keep(key: string, source: string): void;
}

/** Keeps indexes below `folder`. */
export function keptIndexes(folder: string): KeptIndexes {
  return {
    restore: (key, target) => {
      const kept = join(folder, key);
      if (!existsSync(kept)) return false;
      const now = new Date();
      utimesSync(kept, now, now);
      copyFiles(kept, target);
      return true;
    },
    keep: (key, source) => {
      const kept = join(folder, key);
      if (existsSync(kept)) return;
      const beside = `${kept}.${process.pid}`;
      rmSync(beside, { recursive: true, force: true });
      copyFiles(source, beside);
      // Of two builds at the same time the first one stays: the bytes are the same, and somebody may be copying them.
      if (existsSync(kept)) rmSync(beside, { recursive: true });
      else renameSync(beside, kept);
      dropOldest(folder, mostKept);
    },
  };
}

const mostKept = 4;

function copyFiles(source: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const item of readdirSync(source, { withFileTypes: true })) {
    const [from, to] = [join(source, item.name), join(target, item.name)];
    if (item.isDirectory()) copyFiles(from, to);
    // Never what a link leads to: that would publish a file from anywhere on this machine.
    else if (item.isFile()) copyFileSync(from, to);
  }
}
