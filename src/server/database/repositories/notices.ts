import type { Kysely } from 'kysely';
import type { Notices } from '#gate/follow-up-ports.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createNotices(db: Kysely<GateSchema>): Notices {
  return {
    async mark(name, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('sentNotice')
        .values({ name, at })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async marked(names) {
      const rows = await inChunks(names, (chunk) =>
        db.selectFrom('sentNotice').select('name').where('name', 'in', chunk).execute(),
      );
      return new Set(rows.map(({ name }) => name));
    },
  };
}
