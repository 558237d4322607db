import type { Kysely } from 'kysely';
import type { Sessions } from '#gate/ports.ts';
import type { GateSchema } from '../schema.ts';

export function createSessions(db: Kysely<GateSchema>): Sessions {
  return {
    async insert(session) {
      const staffGroups = session.staffGroups && JSON.stringify(session.staffGroups);
      await db
        .insertInto('session')
        .values({ ...session, staffGroups: staffGroups ?? null })
        .execute();
    },
    async find(tokenHash) {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .executeTakeFirst();
      return row
        ? { ...row, staffGroups: row.staffGroups === null ? null : JSON.parse(row.staffGroups) }
        : null;
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
    async revokeAll(kind, email, now) {
      const { numUpdatedRows } = await db
        .updateTable('session')
        .set({ revokedAt: now })
        .where('kind', '=', kind)
        .where('email', '=', email)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    async listOpen(kind, now) {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('kind', '=', kind)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', now)
        .orderBy('lastSeenAt', 'desc')
        .orderBy('tokenHash')
        .execute();
      return rows.map((row) => ({
        ...row,
        staffGroups: row.staffGroups === null ? null : JSON.parse(row.staffGroups),
      }));
    },
  };
}
