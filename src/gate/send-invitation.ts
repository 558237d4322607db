import { titlesOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import { domainInvitationMail, invitationMail } from './invitation-mails.ts';
import type { InvitationRecord } from './invitation-record.ts';
import type { Transaction } from './ports.ts';
import { newToken } from './secrets.ts';
import { sendMessage } from './send-message.ts';

/**
 * Mails a fresh link: to the invited person, or for a domain to the salesperson, who passes it on. The link of an earlier
 * mail stops working. The token is in the mail and nowhere else.
 */
export async function sendInvitation(
  { ports, catalogue, settings }: GateParts,
  tx: Transaction,
  invitation: InvitationRecord,
): Promise<void> {
  const token = newToken(ports.random);
  const changes = { linkHash: ports.hasher.sha256(token), sentAt: ports.clock.now() };
  if (!(await tx.invitations.change(invitation.id, changes)))
    throw new Error(`invitation ${invitation.id} has ended within its own transaction`);
  const promised = { titles: titlesOf(catalogue, invitation.documents), token };
  const isPerson = invitation.audience === 'person';
  await sendMessage({ ports, catalogue, settings }, tx, {
    kind: 'invitation',
    to: isPerson ? invitation.address : invitation.salesperson,
    mail: isPerson
      ? invitationMail(catalogue.site, invitation, promised)
      : domainInvitationMail(catalogue.site, invitation, promised),
  });
}
