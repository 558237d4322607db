import { isStoreOutage } from '#gate/store-outage.ts';
import { DatabaseProblem } from '#server/database/database-problem.ts';
import type { DatabaseConnections } from '#server/database/gate-database.ts';
import { connectDatabase, type DatabaseSettings } from '#server/database/open-database.ts';
import { readDatabaseSettings } from '#server/settings.ts';
import { CommandFailure, type ExitCode } from './command.ts';

/**
 * Opens the database of the environment for one command, its tables as they are, and closes it afterwards. Needs no build, and of
 * the variables those of the database alone.
 * @throws CommandFailure for settings and databases that do not work
 */
export async function withDatabase(
  work: (connections: DatabaseConnections) => Promise<ExitCode>,
): Promise<ExitCode> {
  return onDatabase(async (settings) => {
    const connections = await connectDatabase(settings);
    try {
      return await work(connections);
    } finally {
      await connections.close();
    }
  });
}

/**
 * Does something with the database that the environment names.
 * @throws CommandFailure for settings and databases that do not work
 */
export async function onDatabase(work: (settings: DatabaseSettings) => Promise<ExitCode>): Promise<ExitCode> {
  const read = readDatabaseSettings(process.env);
  if (read.kind === 'refused')
    throw new CommandFailure(
      read.problems.map(({ variable, message }) => `${variable} ${message}`).join('\n'),
    );
  try {
    return await work(read.settings);
  } catch (error) {
    if (error instanceof DatabaseProblem || isStoreOutage(error))
      throw new CommandFailure((error as Error).message);
    throw error;
  }
}
