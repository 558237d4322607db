import type { Kysely } from 'kysely';
import type { Verifications } from '#gate/ports.ts';
import type { VerificationPurpose } from '#gate/records.ts';
import { preparedInsert, preparedQuery } from '../prepared-query.ts';
import type { GateSchema } from '../schema.ts';

export function createVerifications(db: Kysely<GateSchema>): Verifications {
  const rows = () => db.selectFrom('verification').selectAll();
  return {
    insert: (verification) => insertVerification(db, verification),
    findByLink: async (linkHash) =>
      (await rows().where('linkHash', '=', linkHash).executeTakeFirst()) ?? null,
    findByFlow: async (flowHash) =>
      (await rows().where('flowHash', '=', flowHash).orderBy('createdAt', 'desc').executeTakeFirst()) ?? null,
    replaceOpen: async (email, purpose, now) => void (await replaceOpen(db, email, purpose, now)),
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
    async extend(linkHash, expiresAt) {
      const { numUpdatedRows } = await db
        .updateTable('verification')
        .set({ expiresAt })
        .where('linkHash', '=', linkHash)
        .where('expiresAt', '<', expiresAt)
        .where('usedAt', 'is', null)
        .where('replacedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

const insertVerification = preparedInsert('verification');
const replaceOpen = preparedQuery((db, email: string, purpose: VerificationPurpose, now: number) =>
  db
    .updateTable('verification')
    .set({ replacedAt: now })
    .where('email', '=', email)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('replacedAt', 'is', null),
);
