import type { Kysely } from 'kysely';
import type { WebhookCalls } from '#gate/follow-up-ports.ts';
import type { DialectName } from '../migrations/001-gate.ts';
import type { GateSchema } from '../schema.ts';
import { deliveryQueueIn } from './delivery-queue.ts';

export function createWebhookCalls(db: Kysely<GateSchema>, dialect: DialectName): WebhookCalls {
  return {
    ...queueOfCalls(db, dialect),
    async giveUp(endpoint, lastError) {
      const { numUpdatedRows } = await db
        .updateTable('webhookCall')
        .set({ state: 'dead', lockedUntil: null, lastError })
        .where('endpoint', '=', endpoint)
        .where('state', '=', 'pending')
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    stops: () => db.selectFrom('webhookStop').selectAll().orderBy('endpoint').execute(),
    async stop(stopped) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('webhookStop')
        .values(stopped)
        .onConflict((conflict) => conflict.column('endpoint').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async resume(endpoint) {
      const { numDeletedRows } = await db
        .deleteFrom('webhookStop')
        .where('endpoint', '=', endpoint)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}

const queueOfCalls = deliveryQueueIn('webhookCall');
