import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { type DatabaseConnections, type GateDatabase, gateDatabase } from '#server/database/gate-database.ts';
import { gateTables } from '#server/database/gate-tables.ts';
import { connectPostgres, openPostgres } from '#server/database/open-postgres.ts';
import { openSqlite } from '#server/database/open-sqlite.ts';
import type { PostgresServer } from '#server/database/postgres.fixture.ts';

/** Where the rigs of a test file keep their state. */
export interface RigStores {
  /** An empty database, or the one that has this name already. */
  readonly open: (file?: string) => Promise<GateDatabase>;
  /** A statement past the gate, as code with a fault in it would send one. */
  readonly run: (file: string, statement: string) => Promise<void>;
  /** What somebody who owns the database and drops its triggers could do. */
  readonly rewrite: (file: string, statement: string) => Promise<void>;
}

let current: RigStores = sqliteStores();

/** What this test file runs on: SQLite, unless it says otherwise. */
export const rigStores = (): RigStores => current;

export function useRigStores(stores: RigStores): void {
  current = stores;
}

function sqliteStores(): RigStores {
  const run = async (file: string, statement: string) => {
    const raw = new DatabaseSync(file);
    try {
      raw.exec(statement);
    } finally {
      raw.close();
    }
  };
  const drops = ['audit_entry', 'acceptance']
    .flatMap((table) => ['update', 'delete'].map((action) => `drop trigger if exists ${table}_no_${action};`))
    .join('');
  return {
    open: (file = ':memory:') => openSqlite(file),
    run,
    rewrite: (file, statement) => run(file, drops + statement),
  };
}

/**
 * Databases on one server. One that nobody has open any more is emptied and used again with its connections, which is
 * much faster than making another.
 */
export function postgresStores(server: PostgresServer): RigStores {
  const free: Place[] = [];
  const named = new Map<string, Place>();
  const ownerOf = (file: string) => named.get(file)?.url ?? '';
  let unnamed = 0;

  const make = async (): Promise<Place> => {
    const url = await server.createDatabase();
    await (await openPostgres({ url, migrationUrl: null })).close();
    return { url, connections: connectPostgres(url), users: 0 };
  };
  return {
    async open(file) {
      unnamed += 1;
      const name = file ?? `#${unnamed}`;
      const place = named.get(name) ?? free.pop() ?? (await make());
      named.set(name, place);
      place.users += 1;
      const own = place.users === 1 ? place.connections : connectPostgres(place.url);
      const close = async () => {
        if (own !== place.connections) await own.close();
        place.users -= 1;
        if (place.users > 0) return;
        named.delete(name);
        await empty(place.connections);
        free.push(place);
      };
      return gateDatabase({ ...own, close });
    },
    run: async (file, statement) => void (await server.query(ownerOf(file), statement)),
    rewrite: async (file, statement) =>
      void (await server.query(ownerOf(file), `${withoutTriggers}; ${statement}`)),
  };
}

interface Place {
  readonly url: string;
  readonly connections: DatabaseConnections;
  users: number;
}

const withoutTriggers = 'set session_replication_role = replica';

async function empty({ db }: DatabaseConnections): Promise<void> {
  const deletes = gateTables.map(({ name }) => `delete from ${name};`).join('');
  const local = withoutTriggers.replace('set ', 'set local ');
  await db.transaction().execute((tx) => sql.raw(`${local}; ${deletes}`).execute(tx));
}
