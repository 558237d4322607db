import { isStoreOutage } from '#gate/store-outage.ts';
import { DatabaseProblem } from '#server/database/database-problem.ts';
import type { DatabaseConnections } from '#server/database/gate-database.ts';
import { connectDatabase } from '#server/database/open-database.ts';
import { readSettings, settingsMessage } from '#server/settings.ts';
import { CommandFailure, type ExitCode } from './command.ts';

/**
 * Opens the database of the environment for one command, its tables as they are, and closes it afterwards. Needs no build.
 * @throws CommandFailure for settings and databases that do not work
 */
export async function withDatabase(
  work: (connections: DatabaseConnections) => Promise<ExitCode>,
): Promise<ExitCode> {
  const read = readSettings(process.env);
  if (read.kind === 'refused') throw new CommandFailure(settingsMessage(read.problems));
  try {
    const connections = await connectDatabase(read.settings);
    try {
      return await work(connections);
    } finally {
      await connections.close();
    }
  } catch (error) {
    if (error instanceof DatabaseProblem || isStoreOutage(error))
      throw new CommandFailure((error as Error).message);
    throw error;
  }
}
