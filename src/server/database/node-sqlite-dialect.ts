import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type TransactionSettings,
} from 'kysely';
import { StoreOutage } from '#gate/store-outage.ts';
import { createGroupCommit, type GroupCommit, type Unit } from './group-commit.ts';

/** Kysely on Node's own SQLite: one handle, writers one after the other, with one wait for the disk for those that come together. */
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
  /** Turns at the one handle are the driver's work: a transaction whose commit is shared has given its turn away before it ends. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class NodeSqliteDriver implements Driver {
  readonly #statements: Statements;
  readonly #groups: GroupCommit;

  constructor(database: DatabaseSync) {
    const statements = new Statements(database);
    this.#statements = statements;
    this.#groups = createGroupCommit({
      begin: (waits) => takeWriteLock(statements, waits),
      commit: () => statements.run('commit'),
      rollback: () => statements.run('rollback'),
      savepoint: () => statements.run('savepoint unit'),
      release: () => statements.run('release unit'),
      undo() {
        statements.run('rollback to unit');
        statements.run('release unit');
      },
      isOpen: () => database.isTransaction,
    });
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<NodeSqliteConnection> {
    return new NodeSqliteConnection(this.#statements, this.#groups);
  }

  /**
   * Writers share commits (group-commit.ts). One that names its isolation does not wait for the disk (the rate limiter's,
   * and marks in the outbox): a power cut may take it back.
   */
  async beginTransaction(
    connection: NodeSqliteConnection,
    { accessMode, isolationLevel }: TransactionSettings,
  ): Promise<void> {
    if (accessMode === 'read only') await connection.beginReading();
    else await connection.beginWriting(isolationLevel === undefined);
  }

  async commitTransaction(connection: NodeSqliteConnection): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: NodeSqliteConnection): Promise<void> {
    connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    const giveTurn = await this.#groups.alone();
    this.#statements.close();
    giveTurn();
  }
}

/** The one handle of the process. The gate says the same few statements again and again; those with lists of many lengths push out the oldest. */
class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();
  #waitsForDisk = true;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  query<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<Row> {
    try {
      const { statement, hasRows } = this.#prepare(sql);
      const values = parameters as SQLInputValue[];
      if (hasRows) return { rows: statement.all(...values) as Row[] };
      return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] };
    } catch (error) {
      throw asSqliteOutage(error);
    }
  }

  run(sql: string): void {
    this.query({ sql, parameters: [] });
  }

  /** @see https://www.sqlite.org/pragma.html#pragma_synchronous */
  waitForDisk(waits: boolean): void {
    if (this.#waitsForDisk === waits) return;
    this.run(`pragma synchronous = ${waits ? 'full' : 'normal'}`);
    this.#waitsForDisk = waits;
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#database.close();
  }

  /** Whether a statement gives rows is asked once: the answer costs more than many a statement. */
  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, hasRows: statement.columns().length > 0 };
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size >= mostPrepared && oldest !== undefined) this.#prepared.delete(oldest);
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly hasRows: boolean;
}

/** A turn at the handle: one transaction, or single statements, each of which has a turn of its own. */
class NodeSqliteConnection implements DatabaseConnection {
  readonly #statements: Statements;
  readonly #groups: GroupCommit;
  #unit: Unit | null = null;
  #endReading: (() => void) | null = null;

  constructor(statements: Statements, groups: GroupCommit) {
    this.#statements = statements;
    this.#groups = groups;
  }

  async beginWriting(waits: boolean): Promise<void> {
    this.#unit = await this.#groups.begin({ waits });
  }

  /** Nobody is shown what is not on the disk yet. */
  async beginReading(): Promise<void> {
    const giveTurn = await this.#groups.alone();
    try {
      this.#statements.run('begin');
      this.#endReading = giveTurn;
    } catch (error) {
      giveTurn();
      throw error;
    }
  }

  async commit(): Promise<void> {
    if (this.#unit !== null) await this.#unit.commit();
    else this.#finishReading('commit');
    this.#unit = null;
  }

  rollback(): void {
    if (this.#unit !== null) this.#unit.rollback();
    else if (this.#endReading !== null) this.#finishReading('rollback');
    this.#unit = null;
  }

  #finishReading(command: 'commit' | 'rollback'): void {
    try {
      if (this.#statements.isInTransaction) this.#statements.run(command);
    } finally {
      this.#endReading?.();
      this.#endReading = null;
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#unit !== null) {
      // Rolled back by SQLite itself after an error that somebody caught: what follows would be written alone.
      if (!this.#statements.isInTransaction) throw new StoreOutage('SQLite rolled the transaction back');
      return this.#statements.query(query);
    }
    if (this.#endReading !== null) {
      if (!onlyReads(query)) throw new Error('a read-only transaction cannot write');
      return this.#statements.query(query);
    }
    const giveTurn = await this.#groups.alone();
    try {
      this.#statements.waitForDisk(true);
      return this.#statements.query(query);
    } finally {
      giveTurn();
    }
  }

  // biome-ignore lint/correctness/useYield: rows are read whole; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming queries are not supported');
  }
}

/** SQLite could be told to look after this itself (`query_only`), but forgets all its prepared statements each time. */
function onlyReads({ query, sql }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*select\s/i.test(sql));
}

const mostPrepared = 300;
const longestWaitMs = 10_000;

/**
 * Immediate: a transaction that reads first and writes later could otherwise lose to another process midway. Waits for another process's transaction without blocking this one's event loop, as SQLite's own busy handler would.
 * @throws SQLite's "database is locked" after ten seconds
 */
async function takeWriteLock(statements: Statements, waits: boolean): Promise<void> {
  statements.waitForDisk(waits);
  for (const end = performance.now() + longestWaitMs; ; ) {
    try {
      return statements.run('begin immediate');
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
