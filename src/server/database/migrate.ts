import type { Kysely } from 'kysely';
import {
  DEFAULT_MIGRATION_LOCK_TABLE,
  DEFAULT_MIGRATION_TABLE,
  type Migration,
  Migrator,
} from 'kysely/migration';
import { DatabaseProblem } from './database-problem.ts';
import type { DatabaseConnections } from './gate-database.ts';
import { grantWork } from './grant-work.ts';
import { createGateTables, type DialectName } from './migrations/001-gate.ts';
import { createInvitationTables } from './migrations/002-invitations.ts';
import { createOperationTables } from './migrations/003-operation.ts';
import { preparePrivacy } from './migrations/004-privacy.ts';
import { createFollowUpTables } from './migrations/005-subscriptions-webhooks.ts';
import { addPersonLanguage } from './migrations/006-person-language.ts';
import { presentMigration, presentSchema, presentTables } from './present-schema.ts';

/**
 * Brings the tables up to date, all or nothing. Safe when several processes start together: each waits for the one
 * before it and then finds nothing to do.
 * @param workingRole role of PostgreSQL that is to work with the tables and may not own them
 * @throws what went wrong; the database is then as it was
 */
export async function migrate({ db, dialect }: DatabaseConnections, workingRole?: string): Promise<void> {
  await db
    .withoutPlugins()
    .transaction()
    .execute(async (tx) => {
      const plain = tx as unknown as Kysely<never>;
      await migrateIn(plain, dialect);
      if (workingRole !== undefined) await grantWork(plain, workingRole);
    });
}

/**
 * The same within a writer's transaction.
 * @param db without plugins
 * @param to the last migration to run; default: the newest
 */
export async function migrateIn(db: Kysely<never>, dialect: DialectName, to?: string): Promise<void> {
  // Another schema of the same database may have a migrator of its own.
  const migrationTableSchema = await presentSchema(db, dialect);
  await refuseNewer(db, dialect);
  await createBookkeeping(db, dialect);
  const provider = { getMigrations: async () => migrations(dialect) };
  const migrator = new Migrator({ db, provider, ...(migrationTableSchema && { migrationTableSchema }) });
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error) throw error instanceof Error ? error : new Error(String(error));
}

async function refuseNewer(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const present = await presentMigration(db, dialect);
  if (present === null || migrationNames.includes(present)) return;
  throw new DatabaseProblem(
    `The tables are of a newer version (${present}; this one knows ${migrationNames.at(-1)}). Run that version, or restore a backup of this one.`,
  );
}

/** The migrator's own tables. It would make them itself, but where it may not, another error hides that in a transaction. */
async function createBookkeeping(db: Kysely<never>, dialect: DialectName): Promise<void> {
  if ((await presentTables(db, dialect)).has(DEFAULT_MIGRATION_TABLE)) return;
  await db.schema
    .createTable(DEFAULT_MIGRATION_TABLE)
    .addColumn('name', 'varchar(255)', (column) => column.notNull().primaryKey())
    .addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable(DEFAULT_MIGRATION_LOCK_TABLE)
    .addColumn('id', 'varchar(255)', (column) => column.notNull().primaryKey())
    .addColumn('is_locked', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

/** Names of all migrations, oldest first. */
export const migrationNames: readonly string[] = Object.keys(migrations('sqlite')).toSorted();

function migrations(dialect: DialectName): Record<string, Migration> {
  return {
    '001-gate': { up: (db) => createGateTables(db as Kysely<never>, dialect) },
    '002-invitations': { up: (db) => createInvitationTables(db as Kysely<never>, dialect) },
    '003-operation': { up: (db) => createOperationTables(db as Kysely<never>, dialect) },
    '004-privacy': { up: (db) => preparePrivacy(db as Kysely<never>, dialect) },
    '005-subscriptions-webhooks': { up: (db) => createFollowUpTables(db as Kysely<never>, dialect) },
    '006-person-language': { up: (db) => addPersonLanguage(db as Kysely<never>, dialect) },
  };
}
