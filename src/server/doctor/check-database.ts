import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { isStoreOutage } from '#gate/store-outage.ts';
import { DatabaseProblem } from '../database/database-problem.ts';
import type { DatabaseConnections } from '../database/gate-database.ts';
import { migrationNames } from '../database/migrate.ts';
import { connectDatabase, databasePlace } from '../database/open-database.ts';
import { presentMigration } from '../database/present-schema.ts';
import { otherKeyMessage, readServerKey } from '../database/server-key-check.ts';
import type { Settings } from '../settings.ts';
import { causeOf, type Finding, fine, problem, warning } from './finding.ts';

/** Whether the database is there, as new as the program, of the same key, and of the same time. Changes nothing. */
export async function checkDatabase(settings: Settings, key: Uint8Array | null): Promise<Finding[]> {
  const place = databasePlace(settings);
  // Opening it would make it, perhaps as another user than the server's.
  if (settings.databaseUrl === null && !existsSync(place))
    return [
      warning(
        'database',
        `There is no ${place} yet.`,
        'The server makes it at its first start; if it has started before, VITRINE_DATA is not the one it has.',
      ),
    ];
  try {
    const connections = await connectDatabase({ ...settings, migrationDatabaseUrl: null });
    try {
      return [fine('database', `${place} answers.`), ...(await lookInto(connections, settings, key))];
    } finally {
      await connections.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseProblem) && !isStoreOutage(error)) throw error;
    return [
      problem('database', causeOf(error), 'Compare DATABASE_URL or VITRINE_DATA with where the database is.'),
    ];
  }
}

async function lookInto(
  connections: DatabaseConnections,
  settings: Settings,
  key: Uint8Array | null,
): Promise<Finding[]> {
  const { db, dialect } = connections;
  const migration = await presentMigration(db.withoutPlugins() as never, dialect);
  if (migration === null)
    return [
      warning(
        'database-tables',
        'There are no tables yet.',
        'The server makes them at its first start, or: npx vitrine migrate',
      ),
    ];
  const newest = migrationNames.at(-1) ?? '';
  if (!migrationNames.includes(migration))
    return [
      problem(
        'database-tables',
        `The tables are of a newer version (${migration}).`,
        'Run that version, or restore a backup of this one.',
      ),
    ];
  if (migration !== newest)
    return [
      warning(
        'database-tables',
        `The tables are at ${migration}, the program at ${newest}.`,
        'Take a backup (npx vitrine backup), then: npx vitrine migrate',
      ),
    ];
  return [
    fine('database-tables', `The tables are up to date (${migration}).`),
    ...(key === null ? [] : [await keyFinding(connections, key)]),
    ...(dialect === 'postgres'
      ? [await roleFinding(connections, settings), await clockFinding(connections)]
      : []),
  ];
}

async function keyFinding({ db }: DatabaseConnections, key: Uint8Array): Promise<Finding> {
  const verdict = await readServerKey(db, key);
  if (verdict === 'other')
    return problem('server-key', 'VITRINE_SECRET is another key than the database knows.', otherKeyMessage);
  return fine(
    'server-key',
    verdict === 'same'
      ? 'The server key is the one that the database knows.'
      : 'No server has used this database yet.',
  );
}

/** Whether the role that serves could rewrite the log. */
async function roleFinding(
  { db }: DatabaseConnections,
  { migrationDatabaseUrl }: Settings,
): Promise<Finding> {
  const { rows } = await sql<{ may: boolean }>`
    select has_table_privilege(current_user, 'audit_entry', 'update') or has_table_privilege(current_user, 'audit_entry', 'delete') as may`.execute(
    db,
  );
  if (rows[0]?.may !== true)
    return fine('database-role', 'The role of DATABASE_URL can add to the audit log and not change it.');
  return warning(
    'database-role',
    'The role of DATABASE_URL may change and delete entries of the audit log.',
    migrationDatabaseUrl === null
      ? 'Make a second role for DATABASE_URL and give the owner of the tables in MIGRATION_DATABASE_URL.'
      : 'Both variables name a role with the rights of the owner. Give DATABASE_URL a role that owns nothing.',
  );
}

async function clockFinding({ db }: DatabaseConnections): Promise<Finding> {
  const { rows } = await sql<{
    now: number;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(db);
  const seconds = Math.round((Date.now() - Number(rows[0]?.now ?? Number.NaN)) / 1000);
  return clockVerdict('clock-database', 'the database server', seconds);
}

/** @param seconds by which this machine is ahead of the other clock */
export function clockVerdict(id: string, other: string, seconds: number): Finding {
  const off = Math.abs(seconds);
  if (off <= 5) return fine(id, `This clock and that of ${other} agree.`);
  const words = `This clock is ${off} seconds ${seconds > 0 ? 'ahead of' : 'behind'} that of ${other}.`;
  const hint = 'Set it by NTP: access ends, and agreements are dated, by it.';
  return off > 60 ? problem(id, words, hint) : warning(id, words, hint);
}
