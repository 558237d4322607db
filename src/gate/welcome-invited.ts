import { parseEmailAddress } from '#domain/gate/email-address.ts';
import { invitationStatus, isInvited } from '#domain/gate/invitation.ts';
import type { GateParts } from './gate-parts.ts';
import { placesTaken } from './invitation-places.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord } from './records.ts';
import { tellSalesperson } from './tell-salesperson.ts';

/**
 * A request that came by an invitation has its address proved: it takes a place, if the invitation is still open to it.
 * Otherwise it goes on as a request that nobody has approved in advance.
 */
export async function welcomeInvited(
  parts: GateParts,
  tx: Transaction,
  request: RequestRecord,
): Promise<void> {
  const invited = await tx.invitations.findRequest(request.id);
  const invitation = invited && (await tx.invitations.find(invited.invitationId));
  if (!invitation) return;
  const now = parts.ports.clock.now();
  const taken = await placesTaken(tx, invitation.id);
  const address = parseEmailAddress(request.email, parts.ports.toAsciiDomain);
  const isOpen = invitationStatus(invitation, taken.length, now) === 'open';
  const isNew = !taken.some(({ email }) => email === request.email);
  const counts = isOpen && isNew && address !== null && isInvited(address, invitation);
  if (counts) await tx.invitations.countRequest(request.id, now);
  await recordEvent(parts, tx, {
    event: counts ? 'invitation-used' : 'invitation-not-counted',
    actor: { kind: 'requester', email: request.email },
    request: request.id,
    data: { invitation: invitation.id, places: invitation.places, taken: taken.length + (counts ? 1 : 0) },
  });
  await tellSalesperson(parts, tx, request, 'verified');
}
