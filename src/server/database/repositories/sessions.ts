import type { Kysely } from 'kysely';
import type { Sessions } from '#gate/ports.ts';
import type { GateSchema } from '../schema.ts';

export function createSessions(db: Kysely<GateSchema>): Sessions {
  return {
    async insert(session) {
      await db.insertInto('session').values(session).execute();
    },
    async find(tokenHash) {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .executeTakeFirst();
      return row ?? null;
    },
    // A slow request must not bring back a session that was ended meanwhile: only a live row is touched.
    async touch(tokenHash, now) {
      await db
        .updateTable('session')
        .set({ lastSeenAt: now })
        .where('tokenHash', '=', tokenHash)
        .where('revokedAt', 'is', null)
        .execute();
    },
    async revoke(tokenHash, now) {
      const { numUpdatedRows } = await db
        .updateTable('session')
        .set({ revokedAt: now })
        .where('tokenHash', '=', tokenHash)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
