import type { Kysely } from 'kysely';
import { requestStatuses } from '#domain/gate/access-request.ts';
import type { Requests } from '#gate/ports.ts';
import { isText } from '../is-text.ts';
import { preparedInsert } from '../prepared-query.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createRequests(db: Kysely<GateSchema>): Requests {
  return {
    async insert(request, documents) {
      await insertRequest(db, request);
      for (const [position, documentId] of documents.entries())
        await insertDocument(db, { requestId: request.id, documentId, position });
    },
    async find(id) {
      if (!isText(id)) return null;
      return (
        (await db.selectFrom('accessRequest').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
      );
    },
    async documentsOf(id) {
      const rows = await db
        .selectFrom('requestDocument')
        .select('documentId')
        .where('requestId', '=', id)
        .orderBy('position')
        .execute();
      return rows.map(({ documentId }) => documentId);
    },
    async documentsOfAll(ids) {
      const found = await inChunks(ids, (chunk) =>
        db
          .selectFrom('requestDocument')
          .selectAll()
          .where('requestId', 'in', chunk)
          .orderBy('requestId')
          .orderBy('position')
          .execute(),
      );
      const documents = new Map<string, string[]>(ids.map((id) => [id, []]));
      for (const { requestId, documentId } of found) documents.get(requestId)?.push(documentId);
      return documents;
    },
    async listByDomain(domain) {
      // A domain in ASCII holds neither of the pattern's signs, % and _.
      if (!/^[a-z0-9.-]+$/.test(domain)) return [];
      return db
        .selectFrom('accessRequest')
        .selectAll()
        .where('email', 'like', `%@${domain}`)
        .where('verifiedAt', 'is not', null)
        .orderBy('submittedAt')
        .orderBy('id')
        .execute();
    },
    listByEmail: (email) =>
      db
        .selectFrom('accessRequest')
        .selectAll()
        .where('email', '=', email)
        .orderBy('submittedAt', 'desc')
        .orderBy('id')
        .execute(),
    async list(statuses = requestStatuses.filter((status) => status !== 'submitted')) {
      if (statuses.length === 0) return [];
      return db
        .selectFrom('accessRequest')
        .selectAll()
        .where('status', 'in', statuses)
        .orderBy('submittedAt')
        .orderBy('id')
        .execute();
    },
    async change(id, from, changes) {
      const { numUpdatedRows } = await db
        .updateTable('accessRequest')
        .set(changes)
        .where('id', '=', id)
        .where('status', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async chooseLanguage(email, language) {
      await db
        .updateTable('accessRequest')
        .set({ language })
        .where('email', '=', email)
        .where('verifiedAt', 'is not', null)
        .execute();
    },
  };
}

const insertRequest = preparedInsert('accessRequest');
const insertDocument = preparedInsert('requestDocument');
