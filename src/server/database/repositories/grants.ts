import type { Kysely } from 'kysely';
import type { Grants } from '#gate/ports.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createGrants(db: Kysely<GateSchema>): Grants {
  const rows = () => db.selectFrom('accessGrant').selectAll().orderBy('approvedAt').orderBy('id');
  return {
    async insert(grant) {
      await db.insertInto('accessGrant').values(grant).execute();
    },
    listByRequest: (requestId) => rows().where('requestId', '=', requestId).execute(),
    listByRequests: (requestIds) =>
      inChunks(requestIds, (chunk) => rows().where('requestId', 'in', chunk).execute()),
    listByEmail: (email) => rows().where('email', '=', email).execute(),
    async start(id, startsAt, expiresAt) {
      const { numUpdatedRows } = await db
        .updateTable('accessGrant')
        .set({ startsAt, expiresAt })
        .where('id', '=', id)
        .where('startsAt', 'is', null)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async extend(id, from, expiresAt) {
      const { numUpdatedRows } = await db
        .updateTable('accessGrant')
        .set({ expiresAt })
        .where('id', '=', id)
        .where('expiresAt', '=', from)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async revoke(id, at, by, reason) {
      const { numUpdatedRows } = await db
        .updateTable('accessGrant')
        .set({ revokedAt: at, revokedBy: by, revokeReason: reason })
        .where('id', '=', id)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    listEnding: (after, until) =>
      db
        .selectFrom('accessGrant')
        .selectAll()
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', after)
        .where('expiresAt', '<=', until)
        .orderBy('expiresAt')
        .orderBy('id')
        .execute(),
    async listRunOut(now) {
      const running = db
        .selectFrom('accessGrant')
        .select('requestId')
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', now);
      const found = await db
        .selectFrom('accessRequest')
        .select('id')
        .where('status', '=', 'active')
        .where('id', 'not in', running)
        .execute();
      return found.map(({ id }) => id);
    },
  };
}
