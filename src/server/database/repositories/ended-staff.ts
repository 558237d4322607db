import type { Kysely } from 'kysely';
import type { EndedStaffList } from '#gate/people-ports.ts';
import type { GateSchema } from '../schema.ts';

export function createEndedStaff(db: Kysely<GateSchema>): EndedStaffList {
  return {
    find: async (email) =>
      (await db.selectFrom('endedStaff').selectAll().where('email', '=', email).executeTakeFirst()) ?? null,
    list: () => db.selectFrom('endedStaff').selectAll().orderBy('email').execute(),
    async insert(ended) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('endedStaff')
        .values(ended)
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async remove(email) {
      const { numDeletedRows } = await db
        .deleteFrom('endedStaff')
        .where('email', '=', email)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}
