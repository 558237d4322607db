import type { Kysely } from 'kysely';
import type { WebhookCalls } from '#gate/follow-up-ports.ts';
import { isText } from '../is-text.ts';
import type { DialectName } from '../migrations/001-gate.ts';
import type { GateSchema } from '../schema.ts';

export function createWebhookCalls(db: Kysely<GateSchema>, dialect: DialectName): WebhookCalls {
  return {
    async insert(call) {
      await db.insertInto('webhookCall').values(call).execute();
    },
    async claim(now, lockedUntil, limit) {
      const due = db
        .selectFrom('webhookCall')
        .select('id')
        .where('state', '=', 'pending')
        .where('nextAttemptAt', '<=', now)
        .where((row) => row.or([row('lockedUntil', 'is', null), row('lockedUntil', '<=', now)]))
        .orderBy('nextAttemptAt')
        .orderBy('id')
        .limit(limit);
      const claimed = await db
        .with('due', () => (dialect === 'postgres' ? due.forUpdate().skipLocked() : due))
        .updateTable('webhookCall')
        .set((column) => ({ lockedUntil, attempts: column('attempts', '+', 1) }))
        .where('id', 'in', (claim) => claim.selectFrom('due').select('due.id'))
        .returningAll()
        .execute();
      return claimed.sort((a, b) => a.createdAt - b.createdAt);
    },
    async markSent(id, sentAt) {
      await db
        .updateTable('webhookCall')
        .set({ state: 'sent', sentAt, sealed: null, lockedUntil: null, lastError: null })
        .where('id', '=', id)
        .execute();
    },
    async markFailed(id, state, nextAttemptAt, lastError) {
      await db
        .updateTable('webhookCall')
        .set({ state, nextAttemptAt, lockedUntil: null, lastError })
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .execute();
    },
    list: (limit, state) => {
      const newest = db.selectFrom('webhookCall').selectAll().orderBy('createdAt', 'desc').orderBy('id');
      return (state === undefined ? newest : newest.where('state', '=', state)).limit(limit).execute();
    },
    async find(id) {
      if (!isText(id)) return null;
      return (await db.selectFrom('webhookCall').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },
    async retry(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('webhookCall')
        .set({ state: 'pending', attempts: 0, nextAttemptAt: now, lockedUntil: null })
        .where('id', '=', id)
        .where('state', '=', 'dead')
        .where('sealed', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async discard(id) {
      const { numUpdatedRows } = await db
        .updateTable('webhookCall')
        .set({ state: 'discarded', sealed: null, lockedUntil: null })
        .where('id', '=', id)
        .where('state', '=', 'dead')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
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
