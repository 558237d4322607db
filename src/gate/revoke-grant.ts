import { grantStatus } from '#domain/gate/grant.ts';
import { readLines } from '#domain/gate/written-text.ts';
import { advanceRequest } from './advance-request.ts';
import { type CaseFile, loadCase, titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { revokedMail } from './mails.ts';
import { moveRequest } from './move-request.ts';
import { openCase } from './open-case.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { GrantRecord } from './records.ts';
import { requesterSite } from './requester-site.ts';
import { sendMessage } from './send-message.ts';
import type { Staff, StaffCaller, StaffDenied } from './staff-access.ts';
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

/**
 * Ends access at once: the next request of any session is refused. Without `documents` everything the request was
 * granted ends. What other requests of the same person gave to the same documents, such as a renewal, ends with it:
 * otherwise "ended" would be said and not be true.
 */
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
    const opened = await openCase(parts, tx, input);
    if (opened.kind !== 'case') return opened;
    const { file, staff } = opened;
    const reason = readLines(input.reason, 2000);
    if (reason.kind === 'refused') return noReason;
    const documents = liveGrants(file, ports.clock.now())
      .map(({ documentId }) => documentId)
      .filter((documentId) => input.documents?.includes(documentId) ?? true);
    if (documents.length === 0) return nothingToRevoke;
    const { email, id } = file.request;
    for (const request of await tx.requests.listByEmail(email)) {
      const ending = { documents, reason: reason.text, staff };
      await endAccess(parts, tx, context, await loadCase(tx, request), ending);
    }
    const site = await requesterSite(parts, tx, id);
    const mail = revokedMail(site, file.request, titlesOf(catalogue, documents), reason.text);
    await sendMessage(parts, tx, { kind: 'grant-revoked', to: email, mail, requestId: id });
    return { kind: 'revoked', documents };
  });
  if (outcome.kind === 'revoked') ports.wakeDelivery();
  return outcome;
}

function liveGrants({ grants }: CaseFile, now: number): readonly GrantRecord[] {
  return grants.filter((grant) => ['active', 'waiting'].includes(grantStatus(grant, now)));
}

interface Ending {
  readonly documents: readonly string[];
  readonly reason: string;
  readonly staff: Staff;
}

/** Ends what one request gave to these documents, and the request with it if nothing else of it is left. */
async function endAccess(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  file: CaseFile,
  { documents, reason, staff }: Ending,
): Promise<void> {
  const now = parts.ports.clock.now();
  const live = liveGrants(file, now);
  const ended = live.filter(({ documentId }) => documents.includes(documentId));
  if (ended.length === 0) return;
  for (const { id } of ended) await tx.grants.revoke(id, now, staff.email, reason);
  if (ended.length === live.length) await moveRequest(parts, tx, file, 'revoke', { reason });
  await recordEvent(parts, tx, {
    event: 'grant-revoked',
    actor: { kind: 'staff', email: staff.email },
    request: file.request.id,
    data: {
      documents: ended.map(({ documentId }) => documentId),
      grants: ended.map(({ id }) => id),
      via: staff.via,
    },
    personal: { text: ['text', reason] },
    context,
  });
  // What is left may need less than before: it may start now.
  if (ended.length < live.length) await advanceRequest(parts, tx, file.request.id);
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
