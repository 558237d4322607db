import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type TransactionSettings,
} from 'kysely';
import { StoreOutage } from '#gate/store-outage.ts';

/** Kysely on Node's own SQLite: one connection, every transaction takes the write lock at its start. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: async () => Promise.reject(new Error('this dialect has a driver of its own')) });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new NodeSqliteDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/**
 * Lets the migrator run inside one transaction. Without it several processes that start together create the same
 * tables and all but one fail (kysely#729), and a failing migration stays half done.
 */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connection: NodeSqliteConnection;
  readonly #database: DatabaseSync;
  #durability: 'full' | 'normal' = 'full';

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new NodeSqliteConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  /**
   * Immediate: a transaction that reads first and writes later could otherwise lose to another process midway. One that
   * names its isolation (the rate limiter's) does not wait for the disk: a power cut may take its last counts, and the
   * next commit of the others brings them along.
   */
  async beginTransaction(
    connection: DatabaseConnection,
    { accessMode, isolationLevel }: TransactionSettings,
  ): Promise<void> {
    if (accessMode === 'read only') {
      await run(connection, 'pragma query_only = on');
      await run(connection, 'begin');
      return;
    }
    await this.#wantDurability(connection, isolationLevel === undefined ? 'full' : 'normal');
    await takeWriteLock(connection);
  }

  /** @see https://www.sqlite.org/pragma.html#pragma_synchronous */
  async #wantDurability(connection: DatabaseConnection, wanted: 'full' | 'normal'): Promise<void> {
    if (this.#durability === wanted) return;
    await run(connection, `pragma synchronous = ${wanted}`);
    this.#durability = wanted;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await run(connection, 'commit');
    await run(connection, 'pragma query_only = off');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite rolls back by itself after some errors (disk full, for one); a second rollback would hide the first error.
    if (this.#database.isTransaction) await run(connection, 'rollback');
    await run(connection, 'pragma query_only = off');
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#database.close();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const statement = this.#prepare(sql);
      const values = parameters as SQLInputValue[];
      if (statement.columns().length > 0) return { rows: statement.all(...values) as Row[] };
      return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] };
    } catch (error) {
      throw asSqliteOutage(error);
    }
  }

  /** The gate says the same few statements again and again; those with lists of many lengths push out the oldest. */
  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size >= mostPrepared && oldest !== undefined) this.#prepared.delete(oldest);
    this.#prepared.set(sql, statement);
    return statement;
  }

  // biome-ignore lint/correctness/useYield: rows are read whole; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming queries are not supported');
  }
}

const mostPrepared = 300;
const longestWaitMs = 10_000;

/**
 * Waits for another process's transaction without blocking this one's event loop, as SQLite's own busy handler would.
 * @throws SQLite's "database is locked" after ten seconds
 */
async function takeWriteLock(connection: DatabaseConnection): Promise<void> {
  for (const end = performance.now() + longestWaitMs; ; ) {
    try {
      return await run(connection, 'begin immediate');
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      await wait(5 + Math.random() * 15);
    }
  }
}

/** A file that is locked, cannot be written, has no room to grow or cannot be opened: conditions that pass by themselves. */
function asSqliteOutage(error: unknown): unknown {
  if (![busy, ioError, full, cannotOpen].includes(primaryCode(error) ?? 0)) return error;
  return new StoreOutage(`SQLite cannot work (${(error as Error).message})`, { cause: error });
}

function isBusy(error: unknown): boolean {
  return error instanceof StoreOutage && primaryCode(error.cause) === busy;
}

/** @see https://www.sqlite.org/rescode.html */
const [busy, ioError, full, cannotOpen] = [5, 10, 13, 14];

/** The low byte of an extended code such as SQLITE_BUSY_SNAPSHOT says what kind of error it is. */
function primaryCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null;
}

async function run(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement));
}
