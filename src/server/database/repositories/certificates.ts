import type { Kysely } from 'kysely';
import type { Certificates } from '#gate/privacy-ports.ts';
import type { GateSchema } from '../schema.ts';

export function createCertificates(db: Kysely<GateSchema>): Certificates {
  return {
    find: async (acceptanceId) =>
      (await db
        .selectFrom('certificate')
        .selectAll()
        .where('acceptanceId', '=', acceptanceId)
        .executeTakeFirst()) ?? null,
    async insert(certificate) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('certificate')
        .values(certificate)
        .onConflict((conflict) => conflict.column('acceptanceId').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async remove(acceptanceId) {
      await db.deleteFrom('certificate').where('acceptanceId', '=', acceptanceId).execute();
    },
  };
}
