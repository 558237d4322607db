import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';

/**
 * The site for mails to a requester: in the language of the invitation that the request came by, else in its own, which
 * is the language of the page where the request was made.
 */
export async function requesterSite(
  { catalogue }: Pick<GateParts, 'catalogue'>,
  tx: Transaction,
  requestId: string,
): Promise<GateCatalogue['site']> {
  const invited = await tx.invitations.findRequest(requestId);
  const invitation = invited && (await tx.invitations.find(invited.invitationId));
  return invitation ? { ...catalogue.site, locale: invitation.language } : catalogue.site;
}
