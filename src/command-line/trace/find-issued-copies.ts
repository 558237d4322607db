import { existsSync } from 'node:fs';
import type { IssuedCopy } from '#gate/trace-copy.ts';
import { databasePlace } from '#server/database/open-database.ts';
import { traceInDatabase } from '#server/database/trace-in-database.ts';
import { readSettings } from '#server/settings.ts';
import { type ExitCode, exit } from '../command.ts';
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
  const read = readSettings(process.env);
  if (
    read.kind === 'settings' &&
    read.settings.databaseUrl === null &&
    !existsSync(databasePlace(read.settings))
  )
    return { kind: 'not-asked', why: `there is no database ${databasePlace(read.settings)}` };
  let copies: readonly (IssuedCopy | null)[] = [];
  await withDatabase(async (connections): Promise<ExitCode> => {
    copies = await traceInDatabase(connections, copyIds);
    return exit.fine;
  });
  return { kind: 'asked', copies };
}
