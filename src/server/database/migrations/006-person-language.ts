import { type Kysely, sql } from 'kysely';
import type { DialectName } from './001-gate.ts';

/** The language that a person, or staff for them, chose for mails; of rows from before nobody has. */
export async function addPersonLanguage(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;
  await db.schema.alterTable('access_request').addColumn('language', text).execute();
}
