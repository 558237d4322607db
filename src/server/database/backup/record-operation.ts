import { createHash } from 'node:crypto';
import { type AuditEvent, chain } from '#domain/gate/audit-chain.ts';
import type { AuditEventName } from '#domain/gate/audit-event.ts';
import type { Transaction } from '#gate/ports.ts';

/** What somebody with the database in hand did, as an entry of the log. */
export type Operation = Pick<AuditEvent, 'at' | 'data'> & { readonly event: AuditEventName };

/** Appends it in the transaction of what it tells about. */
export async function recordOperation(audit: Transaction['audit'], operation: Operation): Promise<void> {
  const event: AuditEvent = { ...operation, actor: 'system', request: null, personal: {} };
  await audit.insert(chain(await audit.last(), event, sha256));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
