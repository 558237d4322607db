import { CamelCasePlugin, Kysely, sql } from 'kysely';
import pg from 'pg';
import { checkPostgres } from './check-postgres.ts';
import { DatabaseProblem } from './database-problem.ts';
import { type DatabaseConnections, type GateDatabase, gateDatabase } from './gate-database.ts';
import { migrate, migrationNames } from './migrate.ts';
import { GatePostgresDialect } from './postgres-dialect.ts';
import { presentMigration } from './present-schema.ts';
import type { GateSchema } from './schema.ts';

export interface PostgresAddress {
  /** postgres://…, for everything that a running gate does. */
  readonly url: string;
  /** The same database as the owner of the tables, for migrations alone; null: `url` owns them. */
  readonly migrationUrl: string | null;
}

/**
 * Opens the gate's database on PostgreSQL 15 or newer and brings its tables up to date. Any number of processes may have it
 * open.
 * @throws DatabaseProblem for what an operator has to put right, StoreOutage where the server cannot be reached
 */
export async function openPostgres({ url, migrationUrl }: PostgresAddress): Promise<GateDatabase> {
  const connections = await connectCheckedPostgres(url);
  try {
    if (migrationUrl === null) await migrateAs(connections);
    else await migrateAsOwner(migrationUrl, connections);
    return gateDatabase(connections);
  } catch (error) {
    await connections.close();
    throw error;
  }
}

/** As `connectPostgres`, on a server that answers and is fit for a gate. */
export async function connectCheckedPostgres(url: string): Promise<DatabaseConnections> {
  const connections = connectPostgres(url);
  try {
    await checkPostgres(connections.db);
    return connections;
  } catch (error) {
    await connections.close();
    throw error;
  }
}

/** A pool of connections. Opens none yet, and leaves the tables as they are. */
export function connectPostgres(url: string): DatabaseConnections {
  const pool = new pg.Pool({ ...poolLimits, connectionString: url, types: { getTypeParser } });
  // An idle connection that breaks is closed by the pool; the next query opens another.
  pool.on('error', () => undefined);
  const db = new Kysely<GateSchema>({
    dialect: new GatePostgresDialect(pool),
    plugins: [new CamelCasePlugin()],
  });
  return {
    dialect: 'postgres',
    db,
    ping: () => ping(db),
    close: async () => {
      await db.destroy();
      if (!pool.ending) await pool.end();
    },
  };
}

const second = 1000;

/**
 * Ten connections a process: writers come one after the other anyway. Each wait has an end, on our side (connecting,
 * queries) and on the server's (statements, locks, a process that stops within a transaction and holds the lock).
 */
const poolLimits: pg.PoolConfig = {
  max: 10,
  connectionTimeoutMillis: 5 * second,
  idleTimeoutMillis: 30 * second,
  maxLifetimeSeconds: 30 * 60,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10 * second,
  lock_timeout: 10 * second,
  statement_timeout: 15 * second,
  query_timeout: 20 * second,
  idle_in_transaction_session_timeout: 10 * second,
  fallback_application_name: 'vitrine',
};

const int8 = 20;

/** 64-bit integers as numbers: milliseconds and counters stay far below 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text');

/** Also false on a standby, where reading works and nothing else. */
async function ping(db: Kysely<GateSchema>): Promise<void> {
  const { rows } = await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(db);
  if (rows[0]?.standby !== false) throw new Error('the database is a standby');
  await db.selectFrom('auditEntry').select('seq').limit(1).execute();
}

async function migrateAsOwner(url: string, { db }: DatabaseConnections): Promise<void> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
  const owner = await connectCheckedPostgres(url);
  try {
    await migrateAs(owner, rows[0]?.role);
  } finally {
    await owner.close();
  }
}

async function migrateAs(connections: DatabaseConnections, workingRole?: string): Promise<void> {
  try {
    await migrate(connections, workingRole);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) throw error;
    throw new DatabaseProblem(
      `The tables have to be brought up to date${await placesOf(connections)}, which the database role may not do (${error.message}). Run \`npx vitrine migrate\` with MIGRATION_DATABASE_URL set to the role that owns them, then start again.`,
      { cause: error },
    );
  }
}

/** Between which migrations, where the role may at least see that. */
async function placesOf({ db, dialect }: DatabaseConnections): Promise<string> {
  const plain = db.withoutPlugins() as unknown as Kysely<never>;
  const present = await presentMigration(plain, dialect).catch(() => null);
  return present === null ? '' : ` from ${present} to ${migrationNames.at(-1)}`;
}

const insufficientPrivilege = '42501';
