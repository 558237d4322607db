import { erasedAddress } from '#domain/gate/erased-address.ts';
import { retentionStart } from '#domain/gate/retention.ts';
import { eraseValuesOf } from './erase-values.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { recordHash } from './record-hash.ts';
import { longestAgoMs, reminderLeadMs } from './remind-holders.ts';
import { newId } from './secrets.ts';

/** How much one run has removed or emptied; also the JSON of `people retain`. */
export interface RetentionCounts {
  /** Requests whose address nobody proved: deleted. */
  readonly unverified: number;
  /** Ended requests: emptied. */
  readonly requests: number;
  /** People of whom nothing but evidence is left. */
  readonly people: number;
  /** Rows that lost their network address and browser. */
  readonly origins: number;
  readonly sessions: number;
  readonly proofs: number;
  /** Mail, and calls of webhooks, that are not waiting any more. */
  readonly messages: number;
  /** Links in reminders that have ended. */
  readonly renewals: number;
  /** Marks of what was said once, so that it is not said twice. */
  readonly notices: number;
  /** Acceptances whose time as evidence is over: emptied, their certificates deleted. */
  readonly evidence: number;
}

/**
 * Removes what has been kept for its time (`retention` of gate.yaml). Runs again without effect; what several processes do
 * at the same time happens once, because each batch is one transaction of the only writer. The log says how much it was.
 */
export async function applyRetention(
  parts: GateParts,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<RetentionCounts> {
  if (dryRun) return tryOut(parts);
  const runs: RetentionCounts[] = [];
  for (;;) {
    const counts = await parts.ports.store.transaction((tx) => retainBatch(parts, tx, batchSize));
    runs.push(counts);
    const isFull = [counts.unverified, counts.requests, counts.evidence].some((count) => count >= batchSize);
    if (!isFull) return runs.reduce(sum);
  }
}

/** Long enough to get on, short enough that a visitor hardly waits for the writer's lock. */
const batchSize = 50;

/** The same work, rolled back: a dry run that had code of its own would count something else. */
async function tryOut(parts: GateParts): Promise<RetentionCounts> {
  const rollback = new Error('dry run');
  let counts: RetentionCounts | null = null;
  try {
    await parts.ports.store.transaction(async (tx) => {
      counts = await retainBatch(parts, tx, Number.MAX_SAFE_INTEGER);
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback || counts === null) throw error;
  }
  if (counts === null) throw rollback;
  return counts;
}

async function retainBatch(parts: GateParts, tx: Transaction, limit: number): Promise<RetentionCounts> {
  const { ports, catalogue } = parts;
  const { retention } = catalogue;
  const now = ports.clock.now();
  const unverified = await tx.personalData.listUnverified(retentionStart(now, retention.unverified), limit);
  const unproved = await addressesOf(tx, unverified);
  await tx.personalData.deleteUnverified(unverified);
  const ended = await eraseEnded(parts, tx, retentionStart(now, retention.requests), limit);
  // Sessions refer to the proof that started them.
  const sessions = await tx.personalData.deleteSessions(retentionStart(now, retention.sessions));
  const proofs = await tx.personalData.deleteVerifications(retentionStart(now, retention.sessions));
  const counts: RetentionCounts = {
    unverified: unverified.length,
    requests: ended.requests,
    people: await eraseForgotten(parts, tx, new Set([...unproved, ...ended.emails]), now),
    origins: await tx.personalData.eraseOrigins(retentionStart(now, retention.origins), now),
    sessions,
    proofs,
    messages: await tx.personalData.deleteMessages(retentionStart(now, retention.mail)),
    renewals: await tx.personalData.deleteRenewals(retentionStart(now, retention.mail)),
    notices: await tx.personalData.deleteNotices(noticesBefore(parts, now)),
    evidence: await eraseEvidence(parts, tx, retentionStart(now, retention.evidence), limit),
  };
  if (Object.values(counts).some((count) => count > 0))
    await recordEvent(parts, tx, {
      event: 'retention-applied',
      actor: { kind: 'system' },
      data: { ...counts },
    });
  return counts;
}

/** A mark that goes too early would let its reminder go out a second time: none that could still be due. */
function noticesBefore({ catalogue }: GateParts, now: number): number {
  const noLongerDue = now - reminderLeadMs(catalogue) - longestAgoMs;
  return Math.min(retentionStart(now, catalogue.retention.requests), noLongerDue);
}

async function addressesOf(tx: Transaction, ids: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const id of ids) {
    const request = await tx.requests.find(id);
    if (request) found.push(request.email);
  }
  return found;
}

async function eraseEnded(
  { ports }: GateParts,
  tx: Transaction,
  before: number,
  limit: number,
): Promise<{ readonly requests: number; readonly emails: readonly string[] }> {
  const ended = await tx.personalData.listEnded(before, limit);
  for (const { id } of ended) await tx.personalData.eraseRequest(id, erasedAddress(newId(ports.random, 'x')));
  return { requests: ended.length, emails: ended.map(({ email }) => email) };
}

/** People who have no request left: what the log holds of them beside its entries goes, too. */
async function eraseForgotten(
  parts: GateParts,
  tx: Transaction,
  emails: ReadonlySet<string>,
  now: number,
): Promise<number> {
  let people = 0;
  for (const email of emails) {
    const held = await tx.personalData.heldBy(email);
    const isKnown = [held.requests, held.sessions, held.invitations, held.subscriptions].some(
      ({ length }) => length > 0,
    );
    if (isKnown || parts.catalogue.staff.some((one) => one.email.toLowerCase() === email)) continue;
    if ((await eraseValuesOf(parts, tx, email, now)) > 0) people += 1;
  }
  return people;
}

async function eraseEvidence(
  parts: GateParts,
  tx: Transaction,
  before: number,
  limit: number,
): Promise<number> {
  const old = await tx.personalData.listOldAcceptances(before, limit);
  for (const record of old) {
    const references = await tx.personalData.findTexts([recordHash(parts, record)]);
    await tx.personalData.eraseValues(references, parts.ports.clock.now());
    await tx.certificates.remove(record.id);
    await tx.personalData.eraseAcceptance(record.id);
  }
  return old.length;
}

function sum(a: RetentionCounts, b: RetentionCounts): RetentionCounts {
  return {
    unverified: a.unverified + b.unverified,
    requests: a.requests + b.requests,
    people: a.people + b.people,
    origins: a.origins + b.origins,
    sessions: a.sessions + b.sessions,
    proofs: a.proofs + b.proofs,
    messages: a.messages + b.messages,
    renewals: a.renewals + b.renewals,
    notices: a.notices + b.notices,
    evidence: a.evidence + b.evidence,
  };
}
