import { grantEnd } from '#domain/gate/grant.ts';
import { type CaseFile, loadCase, titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { accessMail, approvedMail } from './mails.ts';
import { type Moved, moveRequest } from './move-request.ts';
import type { Transaction } from './ports.ts';
import { type Actor, recordEvent } from './record-event.ts';
import { requesterSite } from './requester-site.ts';
import { newId } from './secrets.ts';
import { sendMessage } from './send-message.ts';
import { tellSalesperson } from './tell-salesperson.ts';

export interface Approval {
  readonly documents: readonly string[];
  readonly days: number;
  readonly actor: Actor;
  /** The invitation that promised it. */
  readonly invitation?: string | null;
  readonly context?: RequestContext;
}

/** Grants documents. Their days start at once if everything they need is there, otherwise when it is. */
export async function approveRequest(
  parts: GateParts,
  tx: Transaction,
  file: CaseFile,
  { documents, days, actor, invitation = null, context }: Approval,
): Promise<Moved> {
  const { ports, catalogue } = parts;
  const now = ports.clock.now();
  const by = 'email' in actor ? actor.email : actor.kind;
  const moved = await moveRequest(parts, tx, file, 'approve', { decidedAt: now, decidedBy: by }, documents);
  if (moved.kind === 'refused') return moved;
  for (const documentId of documents) {
    await tx.grants.insert({
      id: newId(ports.random, 'g'),
      requestId: file.request.id,
      documentId,
      email: file.request.email,
      days,
      approvedAt: now,
      approvedBy: by,
      startsAt: null,
      expiresAt: null,
      revokedAt: null,
      revokedBy: null,
      revokeReason: null,
    });
  }
  const data = { documents, days, ...(invitation === null ? {} : { invitation }) };
  const facts = { event: 'request-approved' as const, actor, request: file.request.id, data };
  await recordEvent(parts, tx, context ? { ...facts, context } : facts);
  await tellSalesperson(parts, tx, file.request, 'approved');
  if (moved.request.status === 'active') {
    await startGrants(parts, tx, moved.request.id);
    return moved;
  }
  const titles = titlesOf(catalogue, documents).map((title) => ({ title, days }));
  await sendMessage(parts, tx, {
    kind: 'request-approved',
    to: file.request.email,
    mail: approvedMail(await requesterSite(parts, tx, moved.request.id), moved.request, titles),
    requestId: moved.request.id,
  });
  return moved;
}

/** Starts what a request was granted and has not started, and tells the requester until when it runs. */
export async function startGrants(parts: GateParts, tx: Transaction, requestId: string): Promise<void> {
  const { ports, catalogue } = parts;
  const request = await tx.requests.find(requestId);
  if (!request) throw new Error(`request ${requestId} is gone within its own transaction`);
  const { grants } = await loadCase(tx, request);
  const started: { title: string; until: number }[] = [];
  for (const { id, documentId, days } of grants) {
    const startsAt = ports.clock.now();
    const until = grantEnd(startsAt, days);
    if (!(await tx.grants.start(id, startsAt, until))) continue;
    started.push({ title: titlesOf(catalogue, [documentId])[0] ?? documentId, until });
    await recordEvent(parts, tx, {
      event: 'grant-started',
      actor: { kind: 'system' },
      request: requestId,
      data: { grant: id, document: documentId, until },
    });
  }
  if (started.length === 0) return;
  const mail = accessMail(await requesterSite(parts, tx, requestId), request, started);
  await sendMessage(parts, tx, { kind: 'access-open', to: request.email, mail, requestId });
}
