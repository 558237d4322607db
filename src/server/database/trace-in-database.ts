import { type IssuedCopy, traceIssuedCopy } from '#gate/trace-copy.ts';
import { type DatabaseConnections, gateDatabase } from './gate-database.ts';

/** Ids of all copies that were issued, for comparing faint dots with them. */
export function listIssuedInDatabase(connections: DatabaseConnections): Promise<readonly string[]> {
  return gateDatabase(connections).store.read((tx) => tx.copies.listIds());
}

/** Whose copies these are, in the order asked for, without a build and without the server's key; null: no such copy. */
export async function traceInDatabase(
  connections: DatabaseConnections,
  copyIds: readonly string[],
): Promise<readonly (IssuedCopy | null)[]> {
  const { store } = gateDatabase(connections);
  const traced = await Promise.all(copyIds.map((copyId) => traceIssuedCopy({ ports: { store } }, copyId)));
  return traced.map((outcome) => (outcome.kind === 'copy' ? outcome : null));
}
