import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { DialectName } from './001-gate.ts';

/**
 * What the provider said about staff who signed in there, and facts that all servers of one database must agree on, such as
 * that they have the same key.
 */
export async function createOperationTables(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;
  await db.schema.alterTable('session').addColumn('staff_groups', text).execute();
  const table = db.schema.createTable('server_fact') as CreateTableBuilder<string, string>;
  const columns = table
    .addColumn('name', text, (column) => column.primaryKey().notNull())
    .addColumn('value', text, (column) => column.notNull());
  await (dialect === 'sqlite' ? columns.modifyEnd(sql`strict`) : columns).execute();
}
