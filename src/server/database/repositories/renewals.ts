import type { Kysely } from 'kysely';
import type { Renewals } from '#gate/follow-up-ports.ts';
import type { GateSchema } from '../schema.ts';

export function createRenewals(db: Kysely<GateSchema>): Renewals {
  return {
    async insert({ documents, ...link }) {
      await db
        .insertInto('renewalLink')
        .values({ ...link, documents: JSON.stringify(documents) })
        .execute();
    },
    async find(linkHash) {
      const row = await db
        .selectFrom('renewalLink')
        .selectAll()
        .where('linkHash', '=', linkHash)
        .executeTakeFirst();
      return row ? { ...row, documents: JSON.parse(row.documents) as string[] } : null;
    },
    async use(linkHash, usedAt, renewedAs) {
      const { numUpdatedRows } = await db
        .updateTable('renewalLink')
        .set({ usedAt, renewedAs })
        .where('linkHash', '=', linkHash)
        .where('usedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
