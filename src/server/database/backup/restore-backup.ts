import type { z } from 'astro/zod';
import { type Kysely, sql } from 'kysely';
import { isStoreOutage } from '#gate/store-outage.ts';
import type { DatabaseConnections } from '../gate-database.ts';
import { gateTables } from '../gate-tables.ts';
import { migrateIn, migrationNames } from '../migrate.ts';
import type { DialectName } from '../migrations/001-gate.ts';
import { presentMigration, presentTables } from '../present-schema.ts';
import { createAudit } from '../repositories/audit.ts';
import {
  type BackupHead,
  type BackupRow,
  endSchema,
  headSchema,
  type LineHash,
  lineHash,
  rowSchema,
  tableEndSchema,
  tableSchema,
} from './backup-format.ts';
import { recordOperation } from './record-operation.ts';

export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly rows: number; readonly takenAt: number }
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Puts a backup into an empty database, whole or not at all. A backup of an older version is put into tables of that
 * version, which are then brought up to date. The log notes it, so that what happened after the backup is not lost
 * without a trace.
 * @param lines of the backup, without their line ends
 * @param now epoch milliseconds
 */
export async function restoreBackup(
  { db, dialect }: DatabaseConnections,
  lines: AsyncIterable<string>,
  now: number,
): Promise<RestoreOutcome> {
  try {
    return await db.transaction().execute(async (tx) => {
      const plain = tx.withoutPlugins() as unknown as Kysely<never>;
      const reader = createReader(lines);
      const head = await readHead(reader);
      await prepareTables(plain, dialect, head);
      const rows = await readTables(plain, reader);
      await migrateIn(plain, dialect);
      const data = { takenAt: head.takenAt, rows, sha256: reader.whole.digest() };
      await recordOperation(createAudit(tx), { at: now, event: 'backup-restored', data });
      return { kind: 'restored', rows, takenAt: head.takenAt };
    });
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: error.message };
    throw error;
  }
}

/** Rolls back what was written so far. */
class Refusal extends Error {}

interface Reader {
  readonly number: () => number;
  /** The next line, or null at the end of the file. */
  readonly next: () => Promise<{ readonly text: string; readonly value: unknown } | null>;
  readonly whole: LineHash;
}

function createReader(lines: AsyncIterable<string>): Reader {
  const iterator = lines[Symbol.asyncIterator]();
  const whole = lineHash();
  let number = 0;
  let previous: string | null = null;
  return {
    whole,
    number: () => number,
    async next() {
      // The last line is about the lines before it.
      if (previous !== null) whole.add(previous);
      const { done, value: text } = await iterator.next();
      previous = done ? null : text;
      if (done) return null;
      number += 1;
      return { text, value: parsed(text) };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readHead(reader: Reader): Promise<BackupHead> {
  const head = headSchema.safeParse((await reader.next())?.value);
  if (!head.success)
    throw new Refusal('This is no backup of Vitrine, or one in a format that this version does not know.');
  if (!migrationNames.includes(head.data.migration))
    throw new Refusal(
      `The backup was taken by a newer version (its tables have ${head.data.migration}). Restore it with that version.`,
    );
  return head.data;
}

async function prepareTables(
  db: Kysely<never>,
  dialect: DialectName,
  { migration }: BackupHead,
): Promise<void> {
  if (dialect === 'postgres') await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
  const present = await presentMigration(db, dialect);
  if (present === null) return migrateIn(db, dialect, migration);
  const tables = await presentTables(db, dialect);
  for (const { name } of gateTables.filter((table) => tables.has(table.name) && !countsNothing(table.name))) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0)
      throw new Refusal(
        `The database is not empty (${name} has rows). Restore into a new one: nothing is ever overwritten.`,
      );
  }
  if (present !== migration)
    throw new Refusal(
      `The backup has tables as of ${migration}, the database as of ${present}. Restore into a database without tables: they are brought up to date afterwards.`,
    );
}

/** Left by a gate that has only been looked at. */
function countsNothing(table: string): boolean {
  return table === 'rate_counter';
}

/** @returns number of rows */
async function readTables(db: Kysely<never>, reader: Reader): Promise<number> {
  let rows = 0;
  for (;;) {
    const line = await reader.next();
    const end = endSchema.safeParse(line?.value);
    if (end.success) {
      if (end.data.sha256 !== reader.whole.digest() || end.data.rows !== rows)
        throw new Refusal('The backup is damaged: its checksum does not match. Nothing was restored.');
      if ((await reader.next()) !== null)
        throw new Refusal(`The backup is damaged: something follows its end in line ${reader.number()}.`);
      return rows;
    }
    rows += await readTable(db, reader, expected(tableSchema, line, reader));
  }
}

async function readTable(
  db: Kysely<never>,
  reader: Reader,
  { table, columns }: z.infer<typeof tableSchema>,
): Promise<number> {
  if (!gateTables.some(({ name }) => name === table))
    throw new Refusal(
      `Line ${reader.number()} names a table ${JSON.stringify(table)} that the gate does not have.`,
    );
  const content = lineHash();
  let batch: BackupRow[] = [];
  let count = 0;
  const write = async () => {
    if (batch.length > 0) await insert(db, table, columns, batch);
    batch = [];
  };
  for (;;) {
    const line = await reader.next();
    const row = rowSchema.safeParse(line?.value);
    if (!row.success || line === null) {
      const end = expected(tableEndSchema, line, reader);
      await write();
      if (end.endOfTable === table && end.rows === count && end.sha256 === content.digest()) return count;
      throw new Refusal(
        `The backup is damaged: the rows of ${table} do not match their checksum. Nothing was restored.`,
      );
    }
    if (row.data.length !== columns.length) throw damaged(reader);
    content.add(line.text);
    batch.push(row.data);
    count += 1;
    if (batch.length * columns.length >= mostParameters) await write();
  }
}

/** Below what both databases take in one statement. */
const mostParameters = 5_000;

async function insert(
  db: Kysely<never>,
  table: string,
  columns: readonly string[],
  rows: readonly BackupRow[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  const statement = sql`insert into ${sql.table(table)} (${names}) values ${values}`;
  await statement.execute(db).catch((error) => {
    if (isStoreOutage(error)) throw error;
    throw new Refusal(`The rows of ${table} do not fit into the database: ${(error as Error).message}.`);
  });
}

function expected<Schema extends z.ZodType>(
  schema: Schema,
  line: { readonly value: unknown } | null,
  reader: Reader,
): z.infer<Schema> {
  if (line === null) throw new Refusal('The backup is cut short: its end is missing. Nothing was restored.');
  const read = schema.safeParse(line.value);
  if (!read.success) throw damaged(reader);
  return read.data;
}

function damaged(reader: Reader): Refusal {
  return new Refusal(`The backup is damaged in line ${reader.number()}. Nothing was restored.`);
}
