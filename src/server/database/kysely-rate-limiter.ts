import type { Kysely } from 'kysely';
import type { RateLimiter } from '#gate/ports.ts';
import { preparedQuery } from './prepared-query.ts';
import type { GateSchema } from './schema.ts';

/**
 * Fixed windows in one upserted counter a key: exact over any number of processes on the database. A process whose clock is
 * up to a window behind counts in the newer window; one that is further behind begins its own, so that a clock that ran
 * ahead and was put right locks nobody out for long.
 */
export function createKyselyRateLimiter(db: Kysely<GateSchema>): RateLimiter {
  return {
    async hit(key, { max, windowMs }, now) {
      const windowStart = now - (now % windowMs);
      // One statement on one row: it need not wait for the writers of the store where the database can tell them apart, nor
      // for the disk.
      const counting = db.transaction().setIsolationLevel('read committed');
      const windowEnd = windowStart + windowMs;
      const { rows } = await counting.execute((tx) => countHit(tx, key, windowStart, windowEnd));
      const [counter] = rows;
      if (counter === undefined) throw new Error('the counter gave no row');
      const { hits } = counter;
      if (hits <= max) return { kind: 'allowed' };
      return { kind: 'limited', retryAfterSeconds: Math.ceil((windowStart + windowMs - now) / 1000) };
    },
    async forgetBefore(moment) {
      await db
        .transaction()
        .execute((tx) => tx.deleteFrom('rateCounter').where('windowStart', '<', moment).execute());
    },
  };
}

const countHit = preparedQuery((db, key: string, windowStart: number, windowEnd: number) =>
  db
    .insertInto('rateCounter')
    .values({ key, windowStart, hits: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => {
        const isOpen = row.between('rateCounter.windowStart', windowStart, windowEnd);
        return {
          hits: row
            .case()
            .when(isOpen)
            .then(row('rateCounter.hits', '+', 1))
            .else(1)
            .end(),
          windowStart: row
            .case()
            .when(isOpen)
            .then(row.ref('rateCounter.windowStart'))
            .else(windowStart)
            .end(),
        };
      }),
    )
    .returning('hits'),
);
