import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** What ends the watching: the signal, or the folder, which cannot be watched any more. */
export type WatchEnd = { readonly kind: 'stopped' } | { readonly kind: 'lost'; readonly reason: string };

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** How long nothing must change before `changed` is called, in milliseconds: editors write a file in several steps. */
  readonly quietMs: number;
}

/**
 * Calls `changed` after each burst of changes below a folder, until the signal comes. Names that start with a dot do not count:
 * Vitrine reads none of them, and git and editors write there all the time.
 */
export function watchFolder(root: string, changed: () => void, options: WatchOptions): Promise<WatchEnd> {
  const { signal, quietMs } = options;
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (how: WatchEnd) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      watchers.close();
      resolve(how);
    };
    const stop = () => end({ kind: 'stopped' });
    const follow = () => {
      const problem = watchers.follow();
      if (problem !== null) end({ kind: 'lost', reason: problem });
      return problem === null;
    };
    const watchers = watchersBelow(root, () => {
      clearTimeout(timer);
      // First the watchers anew: what is written from then on is seen, and what was written before is read by the call.
      timer = setTimeout(() => follow() && changed(), quietMs);
    });
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    follow();
  });
}

interface Watchers {
  /** Watches the folders that are there now, instead of those that were; tells what makes that impossible, or null. */
  readonly follow: () => string | null;
  readonly close: () => void;
}

/**
 * One watcher where the system watches a whole tree. On Linux one a folder: there Node imitates the tree with a watcher for each
 * file, which loses every file that an editor replaces by renaming.
 */
function watchersBelow(root: string, touched: () => void): Watchers {
  const recursive = process.platform !== 'linux';
  const open = new Set<FSWatcher>();
  const close = () => {
    for (const watcher of open) watcher.close();
    open.clear();
  };
  const add = (folder: string) => {
    const watcher = watch(folder, { recursive });
    // A folder that goes tells its parent, which is watched too.
    watcher.on('error', touched);
    watcher.on('change', (_, name) => {
      if (!isHidden(String(name ?? ''))) touched();
    });
    open.add(watcher);
  };
  const follow = () => {
    // All of them anew: a folder that was removed and made again has its old name, and a watcher that hears nothing.
    close();
    const folders = foldersBelow(root);
    if (folders.length === 0) return `${root} is gone`;
    try {
      for (const folder of recursive ? [root] : folders) if (existsSync(folder)) add(folder);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return null;
  };
  return { follow, close };
}

/** The folder and those below it; none where it cannot be read. */
function foldersBelow(root: string): string[] {
  try {
    const below = readdirSync(root, { withFileTypes: true })
      .filter((item) => item.isDirectory() && !isHidden(item.name))
      .flatMap((item) => foldersBelow(join(root, item.name)));
    return [root, ...below];
  } catch {
    return [];
  }
}

function isHidden(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.startsWith('.'));
}
