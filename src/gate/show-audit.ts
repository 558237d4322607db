import type { GateParts } from './gate-parts.ts';
import type { MessageRecord } from './records.ts';
import { type HistoryEntry, readHistory } from './show-request.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

export type AuditShown =
  | { readonly kind: 'audit'; readonly entries: readonly HistoryEntry[]; readonly verdict: AuditVerdict }
  | StaffDenied;

/** The newest entries, and whether the whole log verifies. */
export async function showAudit(parts: GateParts, caller: StaffCaller, limit = 200): Promise<AuditShown> {
  const shown = await readAsStaff(parts, caller, 'read-audit', async (tx) => {
    return { kind: 'entries' as const, entries: await readHistory(tx, await tx.audit.latest(limit)) };
  });
  if (shown.kind !== 'entries') return shown;
  return { kind: 'audit', entries: shown.entries, verdict: await verifyAudit(parts) };
}

/** A message as staff see it: never its content, which may hold a link. */
export type OutboxLine = Omit<MessageRecord, 'sealed'>;

export type OutboxShown = { readonly kind: 'outbox'; readonly messages: readonly OutboxLine[] } | StaffDenied;

/** The newest messages with their failures. */
export function showOutbox(parts: GateParts, caller: StaffCaller, limit = 200): Promise<OutboxShown> {
  return readAsStaff(parts, caller, 'read-outbox', async (tx): Promise<OutboxShown> => {
    const messages = (await tx.outbox.list(limit)).map(({ sealed: _, ...line }) => line);
    return { kind: 'outbox', messages };
  });
}
