import { createHash } from 'node:crypto';
import { type AuditVerdict, verifyAudit } from '#gate/verify-audit.ts';
import { type DatabaseConnections, gateDatabase } from './gate-database.ts';

/** Checks the audit log of a database whose tables are up to date, without a build and without the server's key. */
export function verifyDatabase(connections: DatabaseConnections): Promise<AuditVerdict> {
  const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  const { store } = gateDatabase(connections);
  return verifyAudit({ ports: { store, hasher: { sha256 } } });
}
