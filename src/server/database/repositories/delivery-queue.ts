import type { Kysely } from 'kysely';
import type { DeliveryQueue } from '#gate/delivery-queue.ts';
import { isText } from '../is-text.ts';
import type { DialectName } from '../migrations/001-gate.ts';
import { preparedInsert, preparedQuery } from '../prepared-query.ts';
import type { GateSchema } from '../schema.ts';

/** Tables whose rows are on their way out. */
type QueueTable = 'message' | 'webhookCall';

/** The queue that is kept in a table. Call it once a table: its queries are compiled once. */
export function deliveryQueueIn<Table extends QueueTable>(
  name: Table,
): (db: Kysely<GateSchema>, dialect: DialectName) => DeliveryQueue<GateSchema[Table]> {
  // The queries name columns that all queues have and give whole rows, so one table's type can stand for any of them.
  const table = name as 'message';
  const { insert, markSent, markFailed } = statementsOn(table);
  const queue = (db: Kysely<GateSchema>, dialect: DialectName): DeliveryQueue<GateSchema['message']> => ({
    insert: (item) => insert(db, item),
    async claim(now, lockedUntil, limit) {
      const due = db
        .selectFrom(table)
        .select('id')
        .where('state', '=', 'pending')
        .where('nextAttemptAt', '<=', now)
        .where((row) => row.or([row('lockedUntil', 'is', null), row('lockedUntil', '<=', now)]))
        .orderBy('nextAttemptAt')
        .orderBy('id')
        .limit(limit);
      // A row that somebody holds by hand must not hold up the others. Named first, so that it is looked for only once.
      const claimed = await db
        .with('due', () => (dialect === 'postgres' ? due.forUpdate().skipLocked() : due))
        .updateTable(table)
        .set((column) => ({ lockedUntil, attempts: column('attempts', '+', 1) }))
        .where('id', 'in', (claim) => claim.selectFrom('due').select('due.id'))
        .returningAll()
        .execute();
      return claimed.sort((a, b) => a.createdAt - b.createdAt);
    },
    markSent: async (id, now) => void (await markSent(db, id, now)),
    markFailed: async (id, state, nextAttemptAt, error) =>
      void (await markFailed(db, id, state, nextAttemptAt, error)),
    list: (limit, state) => {
      const newest = db.selectFrom(table).selectAll().orderBy('createdAt', 'desc').orderBy('id');
      return (state === undefined ? newest : newest.where('state', '=', state)).limit(limit).execute();
    },
    async find(id) {
      if (!isText(id)) return null;
      return (await db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },
    async retry(id, now) {
      const { numUpdatedRows } = await db
        .updateTable(table)
        .set({ state: 'pending', attempts: 0, nextAttemptAt: now, lockedUntil: null })
        .where('id', '=', id)
        .where('state', '=', 'dead')
        .where('sealed', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async discard(id) {
      const { numUpdatedRows } = await db
        .updateTable(table)
        .set({ state: 'discarded', sealed: null, lockedUntil: null })
        .where('id', '=', id)
        .where('state', '=', 'dead')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  });
  return queue as unknown as ReturnType<typeof deliveryQueueIn<Table>>;
}

function statementsOn(table: 'message') {
  return {
    insert: preparedInsert(table),
    markSent: preparedQuery((db, id: string, now: number) =>
      db
        .updateTable(table)
        .set({ state: 'sent', sentAt: now, sealed: null, lockedUntil: null, lastError: null })
        .where('id', '=', id),
    ),
    markFailed: preparedQuery(
      (db, id: string, state: 'pending' | 'dead', nextAttemptAt: number, error: string) =>
        db
          .updateTable(table)
          .set({ state, nextAttemptAt, lockedUntil: null, lastError: error })
          .where('id', '=', id)
          .where('state', '=', 'pending'),
    ),
  };
}
