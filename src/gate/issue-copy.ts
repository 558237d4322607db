import { type DocumentAccess, documentAccess } from './document-access.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord, SessionRecord } from './records.ts';
import { findSession } from './sessions.ts';
import { tellSalesperson } from './tell-salesperson.ts';

/** Somebody may have a copy of a document at this moment. */
export type AllowedCopy = {
  readonly kind: 'allowed';
  readonly session: SessionRecord;
  readonly request: RequestRecord;
  readonly access: Extract<DocumentAccess, { kind: 'open' | 'agreement-needed' }>;
};

/** Whether somebody may have a copy: a session, a running grant, the agreement as it stands. Asked again at every request. */
export async function mayHaveCopy(
  parts: GateParts,
  tx: Transaction,
  token: string | undefined,
  documentId: string,
): Promise<
  | AllowedCopy
  | { readonly kind: 'agreement-needed'; readonly requestId: string }
  | { readonly kind: 'not-found' | 'sign-in' }
> {
  const session = await findSession(parts, tx, 'requester', token);
  if (!session) return { kind: 'sign-in' };
  const person = {
    grants: await tx.grants.listByEmail(session.email),
    acceptances: await tx.acceptances.listByEmail(session.email),
  };
  const access = documentAccess(parts.catalogue, documentId, person, parts.ports.clock.now());
  if (access.kind === 'closed') return { kind: 'not-found' };
  if (access.kind === 'agreement-needed')
    return { kind: 'agreement-needed', requestId: access.grant.requestId };
  const request = await tx.requests.find(access.grant.requestId);
  return request ? { kind: 'allowed', session, request, access } : { kind: 'not-found' };
}

/** A copy is on its way out: it resolves to its grant from now on. Written before the first byte is sent. */
export async function issueCopy(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  { request, access }: AllowedCopy,
  { copyId, issuedAt }: { readonly copyId: string; readonly issuedAt: number },
): Promise<void> {
  const { grant, document } = access;
  if ((await tx.copies.listByRequest(request.id)).length === 0)
    await tellSalesperson(parts, tx, request, 'downloaded');
  await tx.copies.insert({
    copyId,
    grantId: grant.id,
    requestId: request.id,
    documentId: document.id,
    documentSha256: document.sha256,
    email: request.email,
    issuedAt,
    clientAddress: context.clientAddress,
    userAgent: context.userAgent,
  });
  await recordEvent(parts, tx, {
    event: 'copy-issued',
    actor: { kind: 'requester', email: request.email },
    request: request.id,
    data: { copy: copyId, grant: grant.id, document: document.id, documentSha256: document.sha256 },
    context,
  });
}
