import { type Kysely, sql } from 'kysely';
import { DatabaseProblem } from '../database-problem.ts';
import type { DatabaseConnections } from '../gate-database.ts';
import { type GateTable, gateTables } from '../gate-tables.ts';
import { presentMigration, presentTables } from '../present-schema.ts';
import { createAudit } from '../repositories/audit.ts';
import { type BackupHead, type BackupRow, backupFormat, lineHash } from './backup-format.ts';
import { recordOperation } from './record-operation.ts';

export interface BackupOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Told once, when everything has been given out. */
  readonly done: (summary: BackupSummary) => void;
}

export interface BackupSummary {
  readonly rows: number;
  /** Of the whole file, as `sha256sum` gives it. */
  readonly sha256: string;
}

/**
 * Everything that the gate keeps but sessions, as one moment saw it, while the gate goes on working. The log notes that a
 * backup was taken. The tables are left as they are: an older version's can be taken before an update.
 * @returns lines, several at a time, each with its line end
 * @throws DatabaseProblem where there is nothing to back up
 */
export async function* takeBackup(
  connections: DatabaseConnections,
  { now, done }: BackupOptions,
): AsyncGenerator<string> {
  const { db: own, dialect } = connections;
  const migration = await presentMigration(own.withoutPlugins() as unknown as Kysely<never>, dialect);
  if (migration === null)
    throw new DatabaseProblem('There is nothing to back up: the database has no tables yet.');
  const operation = { at: now, event: 'backup-taken' as const, data: { migration } };
  await own.transaction().execute((tx) => recordOperation(createAudit(tx), operation));
  const snapshot = await own.startTransaction().setAccessMode('read only').execute();
  const db = snapshot.withoutPlugins() as unknown as Kysely<never>;
  const whole = lineHash();
  const lines = (part: readonly string[]) => {
    for (const line of part) whole.add(line);
    return part.map((line) => `${line}\n`).join('');
  };
  let rows = 0;
  try {
    // Whoever takes the lines may be slow: a pipe to another machine, for one.
    if (dialect === 'postgres') await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
    const head: BackupHead = { format: backupFormat, takenAt: now, migration };
    yield lines([JSON.stringify(head)]);
    const present = await presentTables(db, dialect);
    for (const table of gateTables.filter(({ name, fleeting }) => !fleeting && present.has(name))) {
      const columns = present.get(table.name) ?? [];
      yield lines([JSON.stringify({ table: table.name, columns })]);
      const content = lineHash();
      let count = 0;
      for await (const page of pagesOf(db, table, columns)) {
        for (const line of page) content.add(line);
        count += page.length;
        yield lines(page);
      }
      rows += count;
      yield lines([JSON.stringify({ endOfTable: table.name, rows: count, sha256: content.digest() })]);
    }
    yield lines([JSON.stringify({ endOfBackup: true, rows, sha256: whole.digest() })]);
    done({ rows, sha256: whole.digest() });
  } finally {
    await snapshot.rollback().execute();
  }
}

const pageRows = 500;

/** The rows as lines, in the order of the key, which tells where the next page begins. */
async function* pagesOf(
  db: Kysely<never>,
  { name, key }: GateTable,
  columns: readonly string[],
): AsyncGenerator<readonly string[]> {
  const keys = sql.join(key.map((column) => sql.ref(column)));
  const chosen = sql.join(columns.map((column) => sql.ref(column)));
  let rest = sql``;
  for (;;) {
    const page = await sql<Record<string, BackupRow[number]>>`
      select ${chosen} from ${sql.table(name)} ${rest} order by ${keys} limit ${sql.lit(pageRows)}`.execute(
      db,
    );
    const last = page.rows.at(-1);
    if (last === undefined) return;
    yield page.rows.map((row) => JSON.stringify(columns.map((column) => row[column] ?? null)));
    rest = sql`where (${keys}) > (${sql.join(key.map((column) => last[column]))})`;
  }
}
