import { awaitsDecision } from '#domain/gate/access-request.ts';
import { titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { withdrawnMail } from './mails.ts';
import { type MoveRefusal, moveRequest } from './move-request.ts';
import { recordEvent } from './record-event.ts';
import { notifyStaff } from './send-message.ts';
import { findSession } from './sessions.ts';
import { ownCase } from './show-agreement.ts';
import { unlessRefused } from './unless-refused.ts';

export type WithdrawOutcome =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'refused'; readonly code: MoveRefusal; readonly message: string }
  | { readonly kind: 'not-found' | 'sign-in' };

/** The requester takes an open request back. What was granted but has not started ends with it. */
export async function withdrawRequest(
  parts: GateParts,
  context: RequestContext,
  input: { readonly session: string | undefined; readonly requestId: string },
): Promise<WithdrawOutcome> {
  const { ports, catalogue } = parts;
  const outcome = await unlessRefused(ports.store, async (tx): Promise<WithdrawOutcome> => {
    const session = await findSession(parts, tx, 'requester', input.session);
    if (!session) return { kind: 'sign-in' };
    const file = await ownCase(tx, session, input.requestId);
    if (!file) return { kind: 'not-found' };
    const moved = await moveRequest(parts, tx, file, 'withdraw');
    if (moved.kind === 'refused') return moved;
    const { id, status } = file.request;
    for (const grant of file.grants) {
      await tx.grants.revoke(grant.id, ports.clock.now(), session.email, 'withdrawn by the requester');
    }
    const actor = { kind: 'requester', email: session.email } as const;
    await recordEvent(parts, tx, { event: 'request-withdrawn', actor, request: id, context });
    if (awaitsDecision(status)) {
      const titles = titlesOf(catalogue, file.documentIds);
      const mail = withdrawnMail(catalogue.site, moved.request, titles);
      await notifyStaff(parts, tx, { kind: 'request-withdrawn', mail, requestId: id });
    }
    return { kind: 'withdrawn' };
  });
  if (outcome.kind === 'withdrawn') ports.wakeDelivery();
  return outcome;
}
