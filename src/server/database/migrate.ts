import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createGateTables, type DialectName } from './migrations/001-gate.ts';

/**
 * Brings the tables up to date, all or nothing. Safe when several processes start together.
 * @throws what went wrong; the database is then as it was
 */
export async function migrate(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(String(error));
}

function migrations(dialect: DialectName): Record<string, Migration> {
  return { '001-gate': { up: (db) => createGateTables(db as Kysely<never>, dialect) } };
}
