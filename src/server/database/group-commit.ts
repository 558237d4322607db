import { StoreOutage } from '#gate/store-outage.ts';

/** What SQLite is told about write transactions. All but `begin` happen at once. */
export interface WriteTransactions {
  /** Takes the write lock, waiting for other processes. `wait`: whether the commit waits for the disk. */
  readonly begin: (wait: boolean) => Promise<void>;
  /** Throws where it did not work. */
  readonly commit: () => void;
  readonly rollback: () => void;
  /** A part of the transaction that can be undone alone. */
  readonly savepoint: () => void;
  readonly release: () => void;
  readonly undo: () => void;
  /** False where there is no transaction, or where SQLite has rolled it back by itself (disk full, for one). */
  readonly isOpen: () => boolean;
}

/** One piece of work that is there whole or not at all. It ends with the first call. */
export interface Unit {
  /** Resolves once it is on the disk; of a unit that does not wait, at once. Rejects where the shared commit failed. */
  readonly commit: () => Promise<void>;
  readonly rollback: () => void;
}

export interface GroupCommit {
  /** Begins a unit when those before it have ended. */
  readonly begin: (options: { readonly waits: boolean }) => Promise<Unit>;
  /** The turn alone, with everything before it on the disk; the function gives it back. */
  readonly alone: () => Promise<() => void>;
}

interface Group {
  readonly waits: boolean;
  readonly beganAt: number;
  readonly waiting: PromiseWithResolvers<void>[];
  units: number;
}

/**
 * Lets units of work that come close together share one transaction and so one wait for the disk. They still run one after
 * the other, each in a savepoint: one that fails takes nothing of the others with it, and nobody is told of success before
 * the commit. Where the commit itself fails, all of its units have failed.
 * @param now milliseconds that never go back
 */
export function createGroupCommit(
  transactions: WriteTransactions,
  now: () => number = () => performance.now(),
): GroupCommit {
  const queue: (() => void)[] = [];
  let isTaken = false;
  let group: Group | null = null;
  let closing: 'no' | 'at once' | 'later' = 'no';
  let last = { told: 0, ms: 0 };

  return {
    async begin({ waits }) {
      await takeTurn();
      try {
        if (group !== null && ((waits && !group.waits) || isFull(group))) commitGroup();
        if (group === null) {
          await transactions.begin(waits);
          group = { waits, beganAt: now(), waiting: [], units: 0 };
        }
        transactions.savepoint();
        return unitOf(group, waits);
      } catch (error) {
        giveTurn();
        throw error;
      }
    },
    async alone() {
      await takeTurn();
      commitGroup();
      return giveTurn;
    },
  };

  function unitOf(own: Group, waits: boolean): Unit {
    let isOver = false;
    return {
      async commit() {
        transactions.release();
        isOver = true;
        own.units += 1;
        const durable = Promise.withResolvers<void>();
        if (waits) own.waiting.push(durable);
        else durable.resolve();
        giveTurn();
        return durable.promise;
      },
      rollback() {
        if (isOver) return;
        isOver = true;
        try {
          if (transactions.isOpen()) transactions.undo();
          else loseGroup(new StoreOutage('SQLite rolled the transaction back'));
        } finally {
          giveTurn();
        }
      },
    };
  }

  function commitGroup(): void {
    if (group === null) return;
    const { waiting, waits } = group;
    const start = now();
    try {
      transactions.commit();
    } catch (error) {
      loseGroup(error);
      return;
    }
    group = null;
    if (waits) last = { told: Math.max(waiting.length, last.told / 2), ms: now() - start };
    for (const { resolve } of waiting) resolve();
  }

  function loseGroup(error: unknown): void {
    const waiting = group?.waiting ?? [];
    group = null;
    for (const { reject } of waiting) reject(error);
    if (transactions.isOpen()) transactions.rollback();
  }

  /** Bounds what the first of a group waits for the others. */
  function isFull({ units, beganAt }: Group): boolean {
    return units >= mostUnits || now() - beganAt > longestMs;
  }

  async function takeTurn(): Promise<void> {
    if (isTaken) await new Promise<void>((resolve) => queue.push(resolve));
    isTaken = true;
  }

  function giveTurn(): void {
    const next = queue.shift();
    if (next !== undefined) {
      next();
      return;
    }
    isTaken = false;
    if (group !== null) closeSoon(group);
  }

  /**
   * As soon as what has arrived by now is done. Where the disk is slow and fewer are waiting than a moment ago, a little later:
   * those who were told together send their next together.
   */
  function closeSoon({ waits, waiting }: Group): void {
    const mayGrow = waits && waiting.length < last.told;
    const lingerMs = mayGrow ? Math.min(longestLingerMs, Math.floor(last.ms / 2)) : 0;
    if (lingerMs === 0 && closing !== 'at once') {
      closing = 'at once';
      setImmediate(close);
    } else if (closing === 'no') {
      closing = 'later';
      setTimeout(close, lingerMs);
    }
  }

  function close(): void {
    closing = 'no';
    // Whoever has the turn now closes the group when it is given back.
    if (!isTaken) commitGroup();
  }
}

const mostUnits = 128;
const longestMs = 30;
const longestLingerMs = 4;
