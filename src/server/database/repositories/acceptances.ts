import type { Kysely, Selectable } from 'kysely';
import type { Acceptances } from '#gate/ports.ts';
import type { AcceptanceRecord } from '#gate/records.ts';
import { isText } from '../is-text.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createAcceptances(db: Kysely<GateSchema>): Acceptances {
  return {
    async insert({ documents, statements, ...rest }) {
      const row = { ...rest, documents: JSON.stringify(documents), statements: JSON.stringify(statements) };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('acceptance')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['email', 'agreementId', 'version', 'textSha256', 'kind']).doNothing(),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async find(id) {
      if (!isText(id)) return null;
      const row = await db.selectFrom('acceptance').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? acceptanceOf(row) : null;
    },
    async listByEmail(email) {
      const rows = await db
        .selectFrom('acceptance')
        .selectAll()
        .where('email', '=', email)
        .orderBy('acceptedAt')
        .orderBy('id')
        .execute();
      return rows.map(acceptanceOf);
    },
    listByEmails: async (emails) =>
      (
        await inChunks(emails, (chunk) =>
          db
            .selectFrom('acceptance')
            .selectAll()
            .where('email', 'in', chunk)
            .orderBy('acceptedAt')
            .orderBy('id')
            .execute(),
        )
      ).map(acceptanceOf),
    async keepText(sha256, kind, body, now) {
      await db
        .insertInto('agreementText')
        .values({ sha256, kind, body, keptAt: now })
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute();
    },
    async findText(sha256) {
      const row = await db
        .selectFrom('agreementText')
        .select('body')
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return row?.body ?? null;
    },
  };
}

/** A row as the use-cases see it. */
export function acceptanceOf({
  documents,
  statements,
  ...rest
}: Selectable<GateSchema['acceptance']>): AcceptanceRecord {
  return {
    ...rest,
    documents: JSON.parse(documents) as string[],
    statements: JSON.parse(statements) as string[],
  };
}
