import type { Kysely } from 'kysely';
import type { Subscriptions } from '#gate/follow-up-ports.ts';
import type { GateSchema } from '../schema.ts';

/** The part of the subscriptions that waits for a proved address. */
export function createSubscriptionProofs(
  db: Kysely<GateSchema>,
): Pick<
  Subscriptions,
  'addProof' | 'findProof' | 'replaceProofs' | 'useProof' | 'extendProof' | 'forgetProofs'
> {
  return {
    async addProof({ topics, ...proof }) {
      await db
        .insertInto('subscriptionProof')
        .values({ ...proof, topics: JSON.stringify(topics) })
        .execute();
    },
    async findProof(linkHash) {
      const row = await db
        .selectFrom('subscriptionProof')
        .selectAll()
        .where('linkHash', '=', linkHash)
        .executeTakeFirst();
      return row ? { ...row, topics: JSON.parse(row.topics) as string[] } : null;
    },
    async replaceProofs(email, now) {
      await db
        .updateTable('subscriptionProof')
        .set({ expiresAt: now })
        .where('email', '=', email)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .execute();
    },
    async useProof(linkHash, usedAt) {
      const { numUpdatedRows } = await db
        .updateTable('subscriptionProof')
        .set({ usedAt })
        .where('linkHash', '=', linkHash)
        .where('usedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async extendProof(linkHash, expiresAt) {
      const { numUpdatedRows } = await db
        .updateTable('subscriptionProof')
        .set({ expiresAt })
        .where('linkHash', '=', linkHash)
        .where('expiresAt', '<', expiresAt)
        .where('usedAt', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('subscriptionProof as later')
                .select('later.linkHash')
                .whereRef('later.email', '=', 'subscriptionProof.email')
                .whereRef('later.linkHash', '!=', 'subscriptionProof.linkHash')
                .whereRef('later.createdAt', '>=', 'subscriptionProof.createdAt'),
            ),
          ),
        )
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async forgetProofs(before) {
      await db.deleteFrom('subscriptionProof').where('expiresAt', '<', before).execute();
    },
  };
}
