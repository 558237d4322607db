import type { Kysely, Selectable } from 'kysely';
import type { InvitationRecord } from '#gate/invitation-record.ts';
import type { Invitations } from '#gate/people-ports.ts';
import { isText } from '../is-text.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createInvitations(db: Kysely<GateSchema>): Invitations {
  const rows = () => db.selectFrom('invitation').selectAll();
  return {
    async insert(invitation) {
      await db.insertInto('invitation').values(asRow(invitation)).execute();
    },
    async find(id) {
      if (!isText(id)) return null;
      return recordOf(await rows().where('id', '=', id).executeTakeFirst());
    },
    findByLink: async (linkHash) =>
      recordOf(await rows().where('linkHash', '=', linkHash).executeTakeFirst()),
    async list(salesperson) {
      const all = rows().orderBy('createdAt', 'desc').orderBy('id');
      const found = await (salesperson === undefined
        ? all
        : all.where('salesperson', '=', salesperson)
      ).execute();
      return found.flatMap((row) => recordOf(row) ?? []);
    },
    async change(id, { documents, ...rest }) {
      const changes = documents === undefined ? rest : { ...rest, documents: JSON.stringify(documents) };
      const { numUpdatedRows } = await db
        .updateTable('invitation')
        .set(changes)
        .where('id', '=', id)
        .where('endedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async addRequest(requestId, invitationId) {
      await db.insertInto('invitedRequest').values({ requestId, invitationId, countedAt: null }).execute();
    },
    async countRequest(requestId, now) {
      await db
        .updateTable('invitedRequest')
        .set({ countedAt: now })
        .where('requestId', '=', requestId)
        .where('countedAt', 'is', null)
        .execute();
    },
    findRequest: async (requestId) =>
      (await db
        .selectFrom('invitedRequest')
        .selectAll()
        .where('requestId', '=', requestId)
        .executeTakeFirst()) ?? null,
    requestsOf: (invitationIds) =>
      inChunks(invitationIds, (ids) =>
        db
          .selectFrom('invitedRequest')
          .selectAll()
          .where('invitationId', 'in', ids)
          .orderBy('requestId')
          .execute(),
      ),
  };
}

function asRow({ documents, ...rest }: InvitationRecord): GateSchema['invitation'] {
  return { ...rest, documents: JSON.stringify(documents) };
}

function recordOf(row: Selectable<GateSchema['invitation']> | undefined): InvitationRecord | null {
  return row ? { ...row, documents: JSON.parse(row.documents) as string[] } : null;
}
