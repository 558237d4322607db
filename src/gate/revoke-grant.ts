import { grantStatus } from '#domain/gate/grant.ts';
import { readLines } from '#domain/gate/written-text.ts';
import { findCase, titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { revokedMail } from './mails.ts';
import { moveRequest } from './move-request.ts';
import { recordEvent } from './record-event.ts';
import { sendMessage } from './send-message.ts';
import { authorizeStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

export type RevokeOutcome =
  | { readonly kind: 'revoked'; readonly documents: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly code: 'nothing-to-revoke' | 'text-missing';
      readonly message: string;
    }
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** Ends access at once: the next request of any session is refused. Without `documents` everything the request was granted ends. */
export async function revokeGrant(
  parts: GateParts,
  context: RequestContext,
  input: {
    readonly caller: StaffCaller;
    readonly requestId: string;
    readonly documents?: readonly string[];
    readonly reason: string;
  },
): Promise<RevokeOutcome> {
  const { ports, catalogue } = parts;
  const outcome = await unlessRefused(ports.store, async (tx): Promise<RevokeOutcome> => {
    const allowed = await authorizeStaff(parts, tx, input.caller, 'decide');
    if (allowed.kind !== 'staff') return allowed;
    const file = await findCase(tx, input.requestId);
    if (!file || file.request.verifiedAt === null) return { kind: 'not-found' };
    const reason = readLines(input.reason, 2000);
    if (reason.kind === 'refused') return noReason;
    const now = ports.clock.now();
    const live = file.grants.filter((grant) => ['active', 'waiting'].includes(grantStatus(grant, now)));
    const ended = live.filter(({ documentId }) => input.documents?.includes(documentId) ?? true);
    if (ended.length === 0) return nothingToRevoke;
    for (const { id } of ended) await tx.grants.revoke(id, now, allowed.staff.email, reason.text);
    const documents = ended.map(({ documentId }) => documentId);
    if (ended.length === live.length) await moveRequest(parts, tx, file, 'revoke', { reason: reason.text });
    const { email, id } = file.request;
    await recordEvent(parts, tx, {
      event: 'grant-revoked',
      actor: { kind: 'staff', email: allowed.staff.email },
      request: id,
      data: { documents, grants: ended.map((grant) => grant.id), via: allowed.staff.via },
      personal: { text: ['text', reason.text] },
      context,
    });
    const mail = revokedMail(catalogue.site, titlesOf(catalogue, documents), reason.text);
    await sendMessage(parts, tx, { kind: 'grant-revoked', to: email, mail, requestId: id });
    return { kind: 'revoked', documents };
  });
  if (outcome.kind === 'revoked') ports.wakeDelivery();
  return outcome;
}

const noReason: RevokeOutcome = {
  kind: 'refused',
  code: 'text-missing',
  message: 'Write a reason of up to 2,000 characters: the requester reads it.',
};

const nothingToRevoke: RevokeOutcome = {
  kind: 'refused',
  code: 'nothing-to-revoke',
  message: 'This request has no running or waiting access of that kind.',
};
