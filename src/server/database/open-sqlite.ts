import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { CamelCasePlugin, Kysely } from 'kysely';
import { type DatabaseConnections, type GateDatabase, gateDatabase } from './gate-database.ts';
import { migrate } from './migrate.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import type { GateSchema } from './schema.ts';

/**
 * Opens (and creates) the gate's SQLite database and brings its tables up to date. Several processes may have one file
 * open. A commit is on the disk before it is acknowledged (WAL with synchronous=FULL).
 * @param file path such as `data/vitrine.db`, or `:memory:`
 */
export async function openSqlite(file: string): Promise<GateDatabase> {
  const connections = await connectSqlite(file);
  await migrate(connections);
  return gateDatabase(connections);
}

/** Opens (and creates) the file, and leaves its tables as they are. */
export async function connectSqlite(file: string): Promise<DatabaseConnections> {
  if (file !== ':memory:') makePrivate(file);
  const database = new DatabaseSync(file, { timeout: startTimeoutMs, enableForeignKeyConstraints: true });
  await useWriteAheadLog(database);
  database.exec('pragma synchronous = full');
  database.exec(`pragma wal_autocheckpoint = ${pagesAheadOfFile}`);
  database.exec(`pragma cache_size = -${keptKib}`);
  // What a unit of a shared transaction has to be able to undo: a form's part is more than SQLite keeps out of a file otherwise.
  database.exec('pragma temp_store = memory');
  // From here on every write is in a transaction, which waits for the lock without blocking the event loop.
  database.exec(`pragma busy_timeout = ${briefTimeoutMs}`);
  const dialect = new NodeSqliteDialect(database);
  const db = new Kysely<GateSchema>({ dialect, plugins: [new CamelCasePlugin()] });
  return {
    dialect: 'sqlite',
    db,
    ping: async () => void (await db.selectFrom('auditEntry').select('seq').limit(1).execute()),
    close: () => closeOnce(db, database),
  };
}

/** Names, addresses and signatures are in it: readable by the server's user alone. SQLite gives its other files the same mode. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

/** 64 MB, sixteen times SQLite's own bound: the same pages are written back less often, and reading stays as fast. */
const pagesAheadOfFile = 16_000;
/** A form writes into some twenty places of indexes on random keys. With SQLite's own 2 MB they were read again after a few thousand forms. */
const keptKib = 16_384;
const startTimeoutMs = 10_000;
const briefTimeoutMs = 20;
const walAttempts = 50;

/** Switching the journal can answer "busy" at once, whatever the timeout, while another process does the same. */
async function useWriteAheadLog(database: DatabaseSync): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (attempt === walAttempts || !/locked|busy/i.test(String(error))) throw error;
      await wait(20 * Math.random() + 10);
    }
  }
}

/** Kysely closes the handle itself, but only once it has been used. */
async function closeOnce(db: Kysely<GateSchema>, database: DatabaseSync): Promise<void> {
  await db.destroy();
  if (database.isOpen) database.close();
}
