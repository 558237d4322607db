import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresAdapter,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { QueryResult as PgResult, Pool, PoolClient } from 'pg';
import { asPostgresOutage, endsSession, postgresOutage } from './postgres-outage.ts';

/**
 * Kysely on a pool of `pg`, with the promises that the gate's SQLite has: writers come one after the other, on however
 * many processes; readers have one view of everything.
 */
export class GatePostgresDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new GatePostgresDriver(this.#pool);
  }

  override createAdapter(): PostgresAdapter {
    return new UnlockedMigrations();
  }
}

/**
 * The migrator's own lock belongs to a session, which a pooler in front may swap, and its release after a failed
 * migration hides the failure. Here migrations run in a writer's transaction, which has the lock already.
 */
class UnlockedMigrations extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** `vitrine` as a number: the lock of this product among all advisory locks of the database. */
const writerLock = 0x76_69_74_72_69_6e_65n;

const beginWriting = `start transaction isolation level read committed, read write; select pg_advisory_xact_lock(${writerLock})`;
const beginReading = 'start transaction isolation level repeatable read, read only';

const beginFleeting = (isolationLevel: string) =>
  `start transaction isolation level ${isolationLevel}, read write; set local synchronous_commit = off`;

class GatePostgresDriver implements Driver {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<GatePostgresConnection> {
    const client = await this.#pool.connect().catch((error) => {
      throw postgresOutage(error);
    });
    return new GatePostgresConnection(client);
  }

  /**
   * A transaction takes the writers' lock first, so that no two of them read the same state and both act on it, and the
   * audit chain has one end. Read committed, whatever the database's default: a snapshot taken while waiting for the
   * lock would be the state before the other writer. One that names its isolation itself (the rate limiter's) takes no
   * lock and does not wait for the disk.
   */
  async beginTransaction(
    connection: GatePostgresConnection,
    { accessMode, isolationLevel }: TransactionSettings,
  ): Promise<void> {
    if (accessMode === 'read only') await connection.control(beginReading);
    else if (isolationLevel === undefined) await connection.control(beginWriting);
    else await connection.control(beginFleeting(isolationLevel));
  }

  async commitTransaction(connection: GatePostgresConnection): Promise<void> {
    // A transaction in which an error was swallowed ends in a rollback that calls itself a success.
    if ((await connection.control('commit')) === 'ROLLBACK')
      throw new Error('the transaction was rolled back instead of committed');
  }

  async rollbackTransaction(connection: GatePostgresConnection): Promise<void> {
    if (!connection.isLost) await connection.control('rollback');
  }

  async releaseConnection(connection: GatePostgresConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

class GatePostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  /** The session ended or may still be at work: nothing more is sent, and the pool closes it. */
  isLost = false;
  // Between two statements nobody else listens, and an `error` event without a listener ends the process.
  readonly #lose = () => {
    this.isLost = true;
  };

  constructor(client: PoolClient) {
    this.#client = client;
    client.on('error', this.#lose);
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { rows, rowCount } = await this.#client.query(sql, [...parameters]);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      if (endsSession(error)) this.#lose();
      throw asPostgresOutage(error);
    }
  }

  /** Begins or ends a transaction; the command that the server says it has done. A session in which this fails is not used again. */
  async control(statements: string): Promise<string | undefined> {
    try {
      const results: PgResult | PgResult[] = await this.#client.query(statements);
      return [results].flat().at(-1)?.command;
    } catch (error) {
      this.#lose();
      throw postgresOutage(error);
    }
  }

  // biome-ignore lint/correctness/useYield: rows are read whole; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming queries are not supported');
  }

  release(): void {
    this.#client.off('error', this.#lose);
    this.#client.release(this.isLost);
  }
}
