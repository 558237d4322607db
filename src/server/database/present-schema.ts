import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import type { DialectName } from './migrations/001-gate.ts';

/**
 * The tables that are there now, with their columns in order, the migrator's own included.
 * @param db without plugins
 */
export async function presentTables(
  db: Kysely<never>,
  dialect: DialectName,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const schema = await presentSchema(db, dialect);
  const here = tables.filter((table) => schema === undefined || table.schema === schema);
  return new Map(here.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
}

/** The last migration that the database has had, or null: its tables are not there yet. */
export async function presentMigration(db: Kysely<never>, dialect: DialectName): Promise<string | null> {
  if (!(await presentTables(db, dialect)).has(DEFAULT_MIGRATION_TABLE)) return null;
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? null;
}

/** The schema that PostgreSQL makes tables in; another one of the same database may hold another gate. SQLite has one. */
export async function presentSchema(db: Kysely<never>, dialect: DialectName): Promise<string | undefined> {
  if (dialect === 'sqlite') return undefined;
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  const schema = rows[0]?.schema;
  if (!schema) throw new Error('the search path of the database role names no schema that exists');
  return schema;
}
