import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { AuditVerdict } from '#gate/verify-audit.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { takeBackup } from './backup/take-backup.ts';
import { connectDatabase, type DatabaseSettings, databasePlace, migrateDatabase } from './open-database.ts';
import { verifyDatabase } from './verify-database.ts';

export type MoveOutcome =
  | {
      readonly kind: 'moved';
      readonly rows: number;
      readonly verdict: AuditVerdict;
      /** Where the SQLite file lies now; nothing uses it any more. */
      readonly kept: string;
    }
  /** Nothing was moved, or the file was used meanwhile; it stays where it is. */
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Moves the state of the SQLite file in the data folder into the empty PostgreSQL database of the settings, whole or not at all,
 * and lays the file aside, so that no server goes on with it by mistake. Sessions are not moved: people sign in again.
 * @param now epoch milliseconds
 * @throws DatabaseProblem where one of them cannot be opened
 */
export async function moveFromSqlite(settings: DatabaseSettings, now: number): Promise<MoveOutcome> {
  if (settings.databaseUrl === null)
    return refused('DATABASE_URL names no PostgreSQL database to move the state into.');
  const inFile = { ...settings, databaseUrl: null, migrationDatabaseUrl: null };
  const file = databasePlace(inFile);
  if (!existsSync(file)) return refused(`There is no ${file}: set VITRINE_DATA as the server has it.`);
  if (!isUnused(file)) return refused(`${file} is in use. Stop the server, and run this again.`);
  const copied = await copy(inFile, settings, now);
  if (copied.kind === 'refused') return copied;
  // Gives the role that serves its rights, where it is another one than the owner.
  await migrateDatabase(settings);
  if (!isUnused(file))
    return refused(
      `Something began to use ${file} while it was copied, so PostgreSQL may lack what it wrote. Stop it, empty the PostgreSQL database, and run this again.`,
    );
  const kept = `${file}.moved-${new Date(now).toISOString().replace(/\W/g, '')}`;
  renameSync(file, kept);
  return { ...copied, kept };
}

async function copy(
  from: DatabaseSettings,
  to: DatabaseSettings,
  now: number,
): Promise<{ kind: 'moved'; rows: number; verdict: AuditVerdict } | { kind: 'refused'; message: string }> {
  const source = await connectDatabase(from);
  try {
    const target = await connectDatabase(to);
    try {
      const backup = takeBackup(source, { now, done: () => undefined });
      const outcome = await restoreBackup(target, singleLines(backup), now);
      // Where the target was refused, the source's snapshot is still open.
      await backup.return(undefined);
      if (outcome.kind === 'refused') return outcome;
      return { kind: 'moved', rows: outcome.rows, verdict: await verifyDatabase(target) };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function* singleLines(parts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const part of parts) yield* part.slice(0, -1).split('\n');
}

/** SQLite leaves its log (WAL) only for somebody who is alone, and then the file is all there is. */
function isUnused(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    return database.prepare('pragma journal_mode = delete').get()?.journal_mode === 'delete';
  } catch (error) {
    if (/locked|busy/i.test(String(error))) return false;
    throw error;
  } finally {
    database.close();
  }
}

function refused(message: string): Extract<MoveOutcome, { kind: 'refused' }> {
  return { kind: 'refused', message };
}
