import type { GateParts } from './gate-parts.ts';
import { type InvitedStep, invitedStepMail } from './invitation-mails.ts';
import type { Transaction } from './ports.ts';
import type { RequestRecord } from './records.ts';
import { sendMessage } from './send-message.ts';
import { mayStill } from './staff-access.ts';

/** Tells who invited somebody how far they have come. Nothing happens for a request without an invitation, or once that person has left. */
export async function tellSalesperson(
  parts: GateParts,
  tx: Transaction,
  request: RequestRecord,
  step: InvitedStep,
): Promise<void> {
  const invited = await tx.invitations.findRequest(request.id);
  const invitation = invited && (await tx.invitations.find(invited.invitationId));
  if (!invitation || !(await mayStill(parts, tx, invitation.salesperson, 'read-invitations'))) return;
  await sendMessage(parts, tx, {
    kind: `invited-${step}`,
    to: invitation.salesperson,
    mail: invitedStepMail(parts.catalogue.site, invitation, request, step),
    requestId: request.id,
  });
}
