import { type Kysely, sql } from 'kysely';
import { gateTables } from './gate-tables.ts';

/**
 * Gives a role of PostgreSQL what a running gate needs on the tables that the present role owns, and nothing else: the
 * log and its evidence can be written and read, not changed. Does nothing where the role is the owner itself.
 */
export async function grantWork(db: Kysely<never>, role: string): Promise<void> {
  const { rows } = await sql<{ schema: string; owner: string }>`
    select current_schema() as schema, current_user as owner`.execute(db);
  const [place] = rows;
  if (place === undefined || place.owner === role) return;
  const to = sql.id(role);
  await sql`grant usage on schema ${sql.id(place.schema)} to ${to}`.execute(db);
  for (const [name, rights] of tableRights) {
    const table = sql.id(place.schema, name);
    await sql`revoke all on ${table} from ${to}`.execute(db);
    await sql`grant ${sql.raw(rights)} on ${table} to ${to}`.execute(db);
  }
}

const tableRights: readonly (readonly [table: string, rights: string])[] = [
  ...gateTables.map(
    ({ name, appendOnly, erasable }) =>
      [name, appendOnly ? rightsOfEvidence(erasable) : 'select, insert, update, delete'] as const,
  ),
  ['kysely_migration', 'select'],
  ['kysely_migration_lock', 'select'],
];

function rightsOfEvidence(erasable: readonly string[] | undefined): string {
  return erasable ? `select, insert, update (${erasable.join(', ')})` : 'select, insert';
}
