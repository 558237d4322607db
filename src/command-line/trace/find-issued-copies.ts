import { existsSync } from 'node:fs';
import type { IssuedCopy } from '#gate/trace-copy.ts';
import type { DatabaseConnections } from '#server/database/gate-database.ts';
import { databasePlace } from '#server/database/open-database.ts';
import { listIssuedInDatabase, traceInDatabase } from '#server/database/trace-in-database.ts';
import { readSettings } from '#server/settings.ts';
import { exit } from '../command.ts';
import { withDatabase } from '../with-database.ts';

/** What the database knows of copy ids, in their order; or why it was not asked. */
export type IssuedCopies =
  | { readonly kind: 'asked'; readonly copies: readonly (IssuedCopy | null)[] }
  | { readonly kind: 'not-asked'; readonly why: string };

/**
 * Asks the database of the environment. A SQLite file that does not exist is not made.
 *
 * @throws CommandFailure for a database that is configured and cannot be read
 */
export async function findIssuedCopies(copyIds: readonly string[]): Promise<IssuedCopies> {
  if (copyIds.length === 0) return { kind: 'not-asked', why: 'there is no copy id to look for' };
  const missing = missingDatabase();
  if (missing !== null) return { kind: 'not-asked', why: `there is no database ${missing}` };
  return { kind: 'asked', copies: await asked((connections) => traceInDatabase(connections, copyIds)) };
}

/**
 * Ids of all copies that the database of the environment knows; none where there is no database.
 *
 * @throws CommandFailure for a database that is configured and cannot be read
 */
export async function listIssuedIds(): Promise<readonly string[]> {
  return missingDatabase() === null ? asked(listIssuedInDatabase) : [];
}

/** Where the SQLite file would be that is not there, or null. */
function missingDatabase(): string | null {
  const read = readSettings(process.env);
  if (read.kind !== 'settings' || read.settings.databaseUrl !== null) return null;
  const place = databasePlace(read.settings);
  return existsSync(place) ? null : place;
}

async function asked<T>(question: (connections: DatabaseConnections) => Promise<readonly T[]>) {
  let answer: readonly T[] = [];
  await withDatabase(async (connections) => {
    answer = await question(connections);
    return exit.fine;
  });
  return answer;
}
