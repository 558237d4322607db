import { type Anchor, type ChainVerdict, checkLinks, conclude } from '#domain/gate/audit-chain.ts';
import type { GateParts } from './gate-parts.ts';
import type { MessageRecord } from './records.ts';
import { type HistoryEntry, readHistory } from './show-request.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

/** What a gate remembers of the last verification of the whole log. */
export interface AuditMemory {
  verified: { readonly at: number; readonly verdict: AuditVerdict } | null;
}

export type AuditShown =
  | {
      readonly kind: 'audit';
      readonly entries: readonly HistoryEntry[];
      /** Of the whole log at `verifiedAt`, and of every entry that came after it. */
      readonly verdict: AuditVerdict;
      /** When the whole log was last read from its beginning, epoch milliseconds. */
      readonly verifiedAt: number;
      /** Sequence before which older entries lie, or null: these are the first ones. */
      readonly older: number | null;
    }
  | StaffDenied;

export interface AuditPage {
  readonly caller: StaffCaller;
  /** Entries before this sequence. */
  readonly before?: number;
  /** Reads the whole log again now. */
  readonly verifyAll?: boolean;
  readonly limit?: number;
}

/**
 * A page of the log, and whether it verifies: all of it once an hour or when somebody asks for it, in between the entries
 * that were added since.
 */
export async function showAudit(
  parts: GateParts,
  memory: AuditMemory,
  { caller, before, verifyAll = false, limit = 200 }: AuditPage,
): Promise<AuditShown> {
  const shown = await readAsStaff(parts, caller, 'read-audit', async (tx) => {
    const found = await tx.audit.latest(limit + 1, before);
    const older = found.length > limit ? (found[limit - 1]?.seq ?? null) : null;
    return { kind: 'entries' as const, entries: await readHistory(tx, found.slice(0, limit)), older };
  });
  if (shown.kind !== 'entries') return shown;
  const { verdict, at } = await verified(parts, memory, verifyAll);
  return { ...shown, kind: 'audit', verdict, verifiedAt: at };
}

const hourMs = 3_600_000;
const page = 2000;

async function verified(
  parts: GateParts,
  memory: AuditMemory,
  verifyAll: boolean,
): Promise<{ readonly at: number; readonly verdict: AuditVerdict }> {
  const now = parts.ports.clock.now();
  const known = memory.verified;
  const isFresh = known !== null && now - known.at < hourMs && known.verdict.chain.kind === 'consistent';
  if (known === null || verifyAll || !isFresh) {
    memory.verified = { at: now, verdict: await verifyAudit(parts) };
    return memory.verified;
  }
  const { chain, personal } = known.verdict;
  const end = chain.kind === 'consistent' ? { seq: chain.to, hash: chain.head } : null;
  if (!end) return known;
  memory.verified = { at: known.at, verdict: { chain: await verifyAdded(parts, end), personal } };
  return memory.verified;
}

/** The entries after a point that was verified, which has to be there still. */
function verifyAdded({ ports }: GateParts, from: Anchor): Promise<ChainVerdict> {
  return ports.store.read(async (tx) => {
    const [last] = from.seq === 0 ? [] : await tx.audit.list(from.seq - 1, 1);
    if (from.seq > 0 && (last?.seq !== from.seq || last.hash !== from.hash))
      return { kind: 'broken', seq: from.seq, why: 'is not the one that was verified before' };
    let end = from;
    for (;;) {
      const entries = await tx.audit.list(end.seq, page);
      if (entries.length === 0) return conclude(end);
      const links = checkLinks(entries, ports.hasher.sha256, end);
      if (links.kind === 'broken') return links;
      end = links;
    }
  });
}

/** A message as staff see it: never its content, which may hold a link. */
export type OutboxLine = Omit<MessageRecord, 'sealed'>;

export type OutboxShown = { readonly kind: 'outbox'; readonly messages: readonly OutboxLine[] } | StaffDenied;

/** The newest messages with their failures; of one state, or all. */
export function showOutbox(
  parts: GateParts,
  caller: StaffCaller,
  state?: MessageRecord['state'],
): Promise<OutboxShown> {
  return readAsStaff(parts, caller, 'read-outbox', async (tx): Promise<OutboxShown> => {
    const messages = (await tx.outbox.list(200, state)).map(({ sealed: _, ...line }) => line);
    return { kind: 'outbox', messages };
  });
}
