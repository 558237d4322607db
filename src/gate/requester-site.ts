import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';

type Site = GateCatalogue['site'];

/**
 * The site for mails to a requester: in the language of the invitation that the request came by, else in that which the
 * person was invited in before, else in its own, which is the language of the page where the request was made.
 */
export async function requesterSite(
  parts: Pick<GateParts, 'catalogue'>,
  tx: Transaction,
  requestId: string,
): Promise<Site> {
  const own = await invitedSite(parts, tx, requestId);
  if (own) return own;
  const request = await tx.requests.find(requestId);
  // Without a proof nobody knows that it is this person.
  if (!request || request.verifiedAt === null) return parts.catalogue.site;
  return personSite(parts, tx, request.email);
}

/** The site for mails to a person who is no new visitor: in the language of the newest invitation that was taken up. */
export async function personSite(
  parts: Pick<GateParts, 'catalogue'>,
  tx: Transaction,
  email: string,
): Promise<Site> {
  for (const { id, verifiedAt } of await tx.requests.listByEmail(email)) {
    const site = verifiedAt === null ? null : await invitedSite(parts, tx, id);
    if (site) return site;
  }
  return parts.catalogue.site;
}

async function invitedSite(
  { catalogue }: Pick<GateParts, 'catalogue'>,
  tx: Transaction,
  requestId: string,
): Promise<Site | null> {
  const invited = await tx.invitations.findRequest(requestId);
  const invitation = invited && (await tx.invitations.find(invited.invitationId));
  return invitation ? { ...catalogue.site, locale: invitation.language } : null;
}
