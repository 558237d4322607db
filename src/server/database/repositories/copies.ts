import type { Kysely } from 'kysely';
import type { Copies } from '#gate/ports.ts';
import { isText } from '../is-text.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createCopies(db: Kysely<GateSchema>): Copies {
  return {
    async insert(copy) {
      await db.insertInto('issuedCopy').values(copy).execute();
    },
    async find(copyId) {
      if (!isText(copyId)) return null;
      return (
        (await db.selectFrom('issuedCopy').selectAll().where('copyId', '=', copyId).executeTakeFirst()) ??
        null
      );
    },
    listByRequests: (requestIds) =>
      inChunks(requestIds, (chunk) =>
        db
          .selectFrom('issuedCopy')
          .selectAll()
          .where('requestId', 'in', chunk)
          .orderBy('issuedAt')
          .orderBy('copyId')
          .execute(),
      ),
    async listIds() {
      const rows = await db.selectFrom('issuedCopy').select('copyId').execute();
      return rows.map(({ copyId }) => copyId);
    },
    listByRequest: (requestId) =>
      db
        .selectFrom('issuedCopy')
        .selectAll()
        .where('requestId', '=', requestId)
        .orderBy('issuedAt')
        .orderBy('copyId')
        .execute(),
  };
}
