import { type GrantEnding, grantEnding, outlasts } from '#domain/gate/grant.ts';
import { loadCase, servedDocument, titlesOf } from './case-file.ts';
import { type Ending, endedMail, endsSoonMail } from './follow-up-mails.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { GrantRecord } from './records.ts';
import { requesterSite } from './requester-site.ts';
import { newToken } from './secrets.ts';
import { sendMessage } from './send-message.ts';

/**
 * Reminds people whose access ends soon and tells those whose access has ended, each with a link that asks for more. Once for
 * each end of a grant, whichever process comes first; an extension gives a new end. What lasts on by another grant is no end.
 */
export async function remindHolders(parts: GateParts): Promise<{ readonly told: number }> {
  const due = await parts.ports.store.read((tx) => dueRequests(parts, tx));
  let told = 0;
  for (const requestId of due) {
    const isTold = await parts.ports.store.transaction(async (tx) => {
      const soon = await tell(parts, tx, requestId, 'ends-soon');
      return (await tell(parts, tx, requestId, 'ended')) || soon;
    });
    if (isTold) told += 1;
  }
  if (told > 0) parts.ports.wakeDelivery();
  return { told };
}

const dayMs = 86_400_000;

/** How long before its end people are reminded of their access, in milliseconds. */
export function reminderLeadMs({ approval }: GateParts['catalogue']): number {
  return (approval.remindDays ?? 3) * dayMs;
}

/** Ends that lie longer back are no news: a server that was away for weeks does not write to everybody. */
export const longestAgoMs = 2 * dayMs;

async function dueRequests({ ports, catalogue }: GateParts, tx: Transaction): Promise<ReadonlySet<string>> {
  const now = ports.clock.now();
  const lead = reminderLeadMs(catalogue);
  const grants = await tx.grants.listEnding(now - longestAgoMs, now + lead);
  const named = grants.flatMap((grant) => {
    const notice = noticeFor(grant, now, lead);
    return notice ? [{ name: nameOf(grant, notice), requestId: grant.requestId }] : [];
  });
  const marked = await tx.notices.marked(named.map(({ name }) => name));
  return new Set(named.filter(({ name }) => !marked.has(name)).map(({ requestId }) => requestId));
}

async function tell(
  parts: GateParts,
  tx: Transaction,
  requestId: string,
  notice: GrantEnding,
): Promise<boolean> {
  const { ports, catalogue } = parts;
  const request = await tx.requests.find(requestId);
  if (!request) return false;
  const now = ports.clock.now();
  const lead = reminderLeadMs(catalogue);
  const { grants } = await loadCase(tx, request);
  const all = await tx.grants.listByEmail(request.email);
  const ending: (GrantRecord & { expiresAt: number })[] = [];
  for (const grant of grants) {
    const { expiresAt } = grant;
    if (expiresAt === null || noticeFor(grant, now, lead) !== notice) continue;
    // Marked also where it lasts on: when that other grant ends, it says so itself.
    if (!(await tx.notices.mark(nameOf(grant, notice), now))) continue;
    if (!all.some((other) => outlasts(other, grant))) ending.push({ ...grant, expiresAt });
  }
  if (ending.length === 0) return false;
  const endings: readonly Ending[] = ending.map(({ documentId, expiresAt }) => ({
    title: titlesOf(catalogue, [documentId])[0] ?? documentId,
    at: expiresAt,
  }));
  const documents = ending.map(({ documentId }) => documentId).filter((id) => servedDocument(catalogue, id));
  const until = Math.max(...ending.map(({ expiresAt }) => expiresAt)) + parts.settings.renewalMs;
  const token = newToken(ports.random);
  await tx.renewals.insert({
    linkHash: ports.hasher.sha256(token),
    ...{ requestId, documents, createdAt: now, expiresAt: until, usedAt: null, renewedAs: null },
  });
  const compose = notice === 'ends-soon' ? endsSoonMail : endedMail;
  const mail = compose(await requesterSite(parts, tx, requestId), request, endings, { token, until });
  await sendMessage(parts, tx, { kind: `access-${notice}`, to: request.email, mail, requestId });
  await recordEvent(parts, tx, {
    event: notice === 'ends-soon' ? 'expiry-reminded' : 'expiry-told',
    actor: { kind: 'system' },
    request: requestId,
    data: { grants: ending.map(({ id }) => id) },
  });
  return true;
}

function noticeFor(grant: GrantRecord, now: number, lead: number): GrantEnding | null {
  return grantEnding(grant, now, { lead, ago: longestAgoMs });
}

function nameOf({ id, expiresAt }: GrantRecord, notice: GrantEnding): string {
  return `${notice} ${id} ${expiresAt}`;
}
