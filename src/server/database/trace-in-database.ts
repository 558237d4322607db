import { type IssuedCopy, traceIssuedCopy } from '#gate/trace-copy.ts';
import { type DatabaseConnections, gateDatabase } from './gate-database.ts';

/** Whose copies these are, in the order asked for, without a build and without the server's key; null: no such copy. */
export async function traceInDatabase(
  connections: DatabaseConnections,
  copyIds: readonly string[],
): Promise<readonly (IssuedCopy | null)[]> {
  const { store } = gateDatabase(connections);
  const traced = await Promise.all(copyIds.map((copyId) => traceIssuedCopy({ ports: { store } }, copyId)));
  return traced.map((outcome) => (outcome.kind === 'copy' ? outcome : null));
}
