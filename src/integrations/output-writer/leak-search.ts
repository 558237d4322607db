import { type Leak, leakFinder } from '../leak-gate/find-leaks.ts';
import type { HiddenContent } from '../leak-gate/hidden-content.ts';
import { isReadInto, publishedParts } from '../leak-gate/published-files.ts';
import { nameOf } from './messages.ts';

/** Looks for leaks in one file after the other. */
export interface LeakSearch {
  /** @param content null where nothing is to be read in it */
  add(file: FileName, content: string | Uint8Array | null): void;
  /** Looks at the file that has waited longest; false when none waits. */
  lookAtOne(): boolean;
  /** The leaks of these files, after all that wait were looked at. What was not added is a fault, as is what cannot be read. */
  leaks(published: readonly string[]): { readonly leaks: readonly Leak[]; readonly fault: string | null };
}

interface FileName {
  readonly path: string;
  readonly sha256: string;
}

interface Waiting {
  readonly file: FileName;
  /** Null where it is to be read from the output. */
  readonly content: string | Uint8Array | null;
}

/**
 * A search for what is hidden.
 * @param read gives the bytes of a file of the output: of many that wait, not all are kept in memory
 * @param mostKept letters or bytes that may wait in memory
 */
export function leakSearch(
  hidden: HiddenContent,
  read: (path: string) => Uint8Array,
  mostKept = 64 << 20,
): LeakSearch {
  const leaksIn = leakFinder(hidden);
  const found = new Map<string, readonly Leak[]>();
  const faults = new Map<string, string>();
  const queue: Waiting[] = [];
  let [next, kept] = [0, 0];

  const look = ({ file, content }: Waiting) => {
    kept -= content?.length ?? 0;
    try {
      const bytes = content ?? (isReadInto(file.path) ? read(file.path) : new Uint8Array());
      found.set(
        nameOf(file),
        [...publishedParts({ ...file, content: bytes }, hidden.gatedSizes)].flatMap(leaksIn),
      );
    } catch (error) {
      const why = (error as Error).message;
      faults.set(nameOf(file), `${file.path} cannot be looked into, so the build stops: ${why}`);
    }
  };
  const lookAtOne = () => {
    const waiting = queue[next];
    if (!waiting) return false;
    delete queue[next++];
    look(waiting);
    return true;
  };
  return {
    lookAtOne,
    add: (file, content) => {
      const keeps = content !== null && kept < mostKept;
      if (keeps) kept += content.length;
      queue.push({ file, content: keeps ? content : null });
    },
    leaks: (published) => {
      while (lookAtOne()) {}
      const fault = published.map((name) => faults.get(name)).find((text) => text !== undefined);
      const unseen = published.find((name) => !found.has(name) && !faults.has(name));
      return {
        leaks: published.flatMap((name) => found.get(name) ?? []),
        fault: fault ?? (unseen === undefined ? null : `${unseen} was not looked into, so the build stops.`),
      };
    },
  };
}
