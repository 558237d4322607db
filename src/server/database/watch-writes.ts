import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { DatabaseError } from 'pg';
import type { RateLimiter, Store } from '#gate/ports.ts';
import { StoreOutage } from '#gate/store-outage.ts';
import type { GateSchema } from './schema.ts';

export interface WatchedWrites {
  /** The same store and limiter; what they could not write is noticed. */
  readonly store: Store;
  readonly limiter: RateLimiter;
  /**
   * Resolves where the gate can write. Another write of the gate that failed for want of room counts for half a minute, a try
   * that went well for ten seconds.
   * @throws StoreOutage where it cannot
   */
  readonly canWrite: () => Promise<void>;
}

/**
 * Finds out whether there is room to write: reading goes on for long on a full disk, and so does a small write into room that
 * is there already, while every form is refused.
 * @param now milliseconds that never go back
 */
export function watchWrites(
  { store, limiter }: Pick<WatchedWrites, 'store' | 'limiter'>,
  db: Kysely<GateSchema>,
  now: () => number = () => performance.now(),
): WatchedWrites {
  let failed: { readonly at: number; readonly error: unknown } | null = null;
  let fineAt = Number.NEGATIVE_INFINITY;
  let trying: Promise<void> | null = null;
  const notice = (error: unknown): never => {
    if (isNoRoom(error)) failed = { at: now(), error };
    throw error;
  };
  return {
    store: {
      ...store,
      transaction: (work) => store.transaction(work).catch(notice),
      writeBehind: (work) => store.writeBehind(work).catch(notice),
    },
    // Counts before anything else of a form is written, so that it is the first to find no room.
    limiter: { ...limiter, hit: (key, limit, at) => limiter.hit(key, limit, at).catch(notice) },
    async canWrite() {
      if (failed !== null && now() - failed.at < failedForMs) throw failed.error;
      if (now() - fineAt < fineForMs) return;
      trying ??= tryWriting(db)
        .then(() => {
          fineAt = now();
        }, notice)
        .finally(() => {
          trying = null;
        });
      return trying;
    },
  };
}

const failedForMs = 30_000;
const fineForMs = 10_000;

/** More than a form and its log entries need, of what no database can pack. */
const tryBytes = 96 * 1024;
const name = 'write-try';

/** Emptied again, so that no backup carries it. */
async function tryWriting(db: Kysely<GateSchema>): Promise<void> {
  const value = randomBytes(tryBytes).toString('base64');
  await db.transaction().execute((tx) =>
    tx
      .insertInto('serverFact')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute(),
  );
  const quick = db.transaction().setIsolationLevel('read committed');
  await quick.execute((tx) => tx.deleteFrom('serverFact').where('name', '=', name).execute());
}

/**
 * A full disk, or one that fails, of either database. Being away, restarting and waiting for each other pass by themselves.
 * @see https://www.sqlite.org/rescode.html and https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
function isNoRoom(error: unknown): boolean {
  if (!(error instanceof StoreOutage)) return false;
  const { cause } = error;
  if (cause instanceof DatabaseError) return /^(53100|58)/.test(cause.code ?? '');
  return (
    cause instanceof Error && 'errcode' in cause && [ioError, full].includes(Number(cause.errcode) & 0xff)
  );
}

const [ioError, full] = [10, 13];
