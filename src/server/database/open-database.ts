import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { isStoreOutage } from '#gate/store-outage.ts';
import { DatabaseProblem } from './database-problem.ts';
import { describeDatabaseUrl } from './database-url.ts';
import type { DatabaseConnections, GateDatabase } from './gate-database.ts';
import { connectCheckedPostgres, openPostgres } from './open-postgres.ts';
import { connectSqlite, openSqlite } from './open-sqlite.ts';
import { presentMigration } from './present-schema.ts';

/** The settings that say where state is kept. */
export interface DatabaseSettings {
  readonly dataFolder: string;
  /** postgres://…; null: a SQLite file in the data folder. */
  readonly databaseUrl: string | null;
  readonly migrationDatabaseUrl: string | null;
}

/**
 * Opens the gate's database and brings its tables up to date.
 * @throws DatabaseProblem where it cannot be opened
 */
export function openDatabase(settings: DatabaseSettings): Promise<GateDatabase> {
  const { databaseUrl: url, migrationDatabaseUrl: migrationUrl } = settings;
  const opening = url === null ? openSqlite(sqliteFile(settings)) : openPostgres({ url, migrationUrl });
  return opening.catch((error) => {
    throw asProblem(settings, error);
  });
}

/** How far the tables were, and how far they are now; null: there were none. */
export interface Migrated {
  readonly from: string | null;
  readonly to: string;
}

/**
 * Brings the tables up to date, gives the role that serves its rights on them, and leaves nothing open.
 * @throws DatabaseProblem where that does not work; the database is then as it was
 */
export async function migrateDatabase(settings: DatabaseSettings): Promise<Migrated> {
  const from = await present(settings);
  await (await openDatabase(settings)).close();
  return { from, to: (await present(settings)) ?? '' };
}

async function present(settings: DatabaseSettings): Promise<string | null> {
  const { db, dialect, close } = await connectDatabase(settings);
  try {
    return await presentMigration(db.withoutPlugins() as unknown as Kysely<never>, dialect);
  } catch (error) {
    throw asProblem(settings, error);
  } finally {
    await close();
  }
}

/**
 * Connects for work on whole tables, which are left as they are; as the owner of the tables where one is set.
 * @throws DatabaseProblem where that does not work
 */
export function connectDatabase(settings: DatabaseSettings): Promise<DatabaseConnections> {
  const url = settings.migrationDatabaseUrl ?? settings.databaseUrl;
  const connecting = url === null ? connectSqlite(sqliteFile(settings)) : connectCheckedPostgres(url);
  return connecting.catch((error) => {
    throw asProblem(settings, error);
  });
}

/** Where state is kept, for people: no user, no password. */
export function databasePlace(settings: DatabaseSettings): string {
  const { databaseUrl: url } = settings;
  return url === null ? sqliteFile(settings) : `PostgreSQL database ${describeDatabaseUrl(url)}`;
}

/** An outage at the start is a problem to show: nothing runs yet that could recover. Bugs stay what they are. */
function asProblem(settings: DatabaseSettings, error: unknown): unknown {
  const place = databasePlace(settings);
  if (error instanceof DatabaseProblem)
    return new DatabaseProblem(`${place}: ${error.message}`, { cause: error });
  if (isStoreOutage(error) || isFileError(error))
    return new DatabaseProblem(`${place} cannot be opened: ${(error as Error).message}.`, { cause: error });
  return error;
}

/** Of the file system, or SQLite's own about a file that it cannot open or that is no database. */
function isFileError(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === 'ERR_SQLITE_ERROR' || 'syscall' in error;
}

function sqliteFile({ dataFolder }: DatabaseSettings): string {
  return join(dataFolder, 'vitrine.db');
}
