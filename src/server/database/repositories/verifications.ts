import type { Kysely } from 'kysely';
import type { Verifications } from '#gate/ports.ts';
import type { GateSchema } from '../schema.ts';

export function createVerifications(db: Kysely<GateSchema>): Verifications {
  const rows = () => db.selectFrom('verification').selectAll();
  return {
    async insert(verification) {
      await db.insertInto('verification').values(verification).execute();
    },
    findByLink: async (linkHash) =>
      (await rows().where('linkHash', '=', linkHash).executeTakeFirst()) ?? null,
    findByFlow: async (flowHash) =>
      (await rows().where('flowHash', '=', flowHash).orderBy('createdAt', 'desc').executeTakeFirst()) ?? null,
    async replaceOpen(email, purpose, now) {
      await db
        .updateTable('verification')
        .set({ replacedAt: now })
        .where('email', '=', email)
        .where('purpose', '=', purpose)
        .where('usedAt', 'is', null)
        .where('replacedAt', 'is', null)
        .execute();
    },
    async countTry(id, max) {
      const row = await db
        .updateTable('verification')
        .set((column) => ({ tries: column('tries', '+', 1) }))
        .where('id', '=', id)
        .where('tries', '<', max)
        .returning('tries')
        .executeTakeFirst();
      return row?.tries ?? null;
    },
    async use(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('verification')
        .set({ usedAt: now })
        .where('id', '=', id)
        .where('usedAt', 'is', null)
        .where('replacedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
