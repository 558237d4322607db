import type { Kysely, Selectable } from 'kysely';
import type { Subscriptions } from '#gate/follow-up-ports.ts';
import type { SubscriptionRecord } from '#gate/follow-up-records.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';
import { createSubscriptionProofs } from './subscription-proofs.ts';

export function createSubscriptions(db: Kysely<GateSchema>): Subscriptions {
  const rows = () => db.selectFrom('subscription').selectAll('subscription');
  return {
    ...createSubscriptionProofs(db),
    findByEmail: async (email) => recordOf(await rows().where('email', '=', email).executeTakeFirst()),
    async insert({ topics, ...rest }) {
      await db
        .insertInto('subscription')
        .values({ ...rest, topics: JSON.stringify(topics) })
        .execute();
    },
    async change(id, topics, changedAt) {
      const { numUpdatedRows } = await db
        .updateTable('subscription')
        .set({ topics: JSON.stringify(topics), changedAt })
        .where('id', '=', id)
        .where('endedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async end(id, endedAt) {
      const { numUpdatedRows } = await db
        .updateTable('subscription')
        .set({ email: null, endedAt })
        .where('id', '=', id)
        .where('endedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async list() {
      const found = await rows().where('endedAt', 'is', null).orderBy('id').execute();
      return found.flatMap(({ email, topics, ...rest }) =>
        email === null ? [] : [{ ...rest, email, topics: JSON.parse(topics) as string[] }],
      );
    },
    async addLink(linkHash, subscriptionId, createdAt) {
      await db.insertInto('unsubscribeLink').values({ linkHash, subscriptionId, createdAt }).execute();
    },
    findByLink: async (linkHash) =>
      recordOf(
        await rows()
          .innerJoin('unsubscribeLink', 'unsubscribeLink.subscriptionId', 'subscription.id')
          .where('unsubscribeLink.linkHash', '=', linkHash)
          .executeTakeFirst(),
      ),
    async unknownChanges(ids) {
      const known = await inChunks(ids, (chunk) =>
        db.selectFrom('knownChange').select('id').where('id', 'in', chunk).execute(),
      );
      const seen = new Set(known.map(({ id }) => id));
      return new Set(ids.filter((id) => !seen.has(id)));
    },
    knowsChanges: async () =>
      (await db.selectFrom('knownChange').select('id').limit(1).executeTakeFirst()) !== undefined,
    async addChanges(ids, seenAt) {
      for (const id of new Set(ids)) {
        await db
          .insertInto('knownChange')
          .values({ id, seenAt })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }
    },
  };
}

function recordOf(row: Selectable<GateSchema['subscription']> | undefined): SubscriptionRecord | null {
  return row ? { ...row, topics: JSON.parse(row.topics) as string[] } : null;
}
