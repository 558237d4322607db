import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';

type Site = GateCatalogue['site'];

/**
 * The site for mails about a request, in the language of its requester: the one that was chosen, by themselves or by staff for
 * them; else that of the invitation that the request came by; else that in which they were invited before; else the site's own,
 * which is the language of the page where the request was made.
 */
export async function requesterSite(
  parts: Pick<GateParts, 'catalogue'>,
  tx: Transaction,
  requestId: string,
): Promise<Site> {
  const request = await tx.requests.find(requestId);
  // Without a proof nobody knows that it is this person.
  if (!request || request.verifiedAt === null)
    return (await invitedSite(parts, tx, requestId)) ?? parts.catalogue.site;
  return personSite(parts, tx, request.email, requestId);
}

/**
 * The site for mails to a person who is no new visitor, in their language.
 * @param about a request of theirs whose invitation comes before others; default: the newest one that was taken up
 */
export async function personSite(
  parts: Pick<GateParts, 'catalogue'>,
  tx: Transaction,
  email: string,
  about?: string,
): Promise<Site> {
  const proved = (await tx.requests.listByEmail(email)).filter(({ verifiedAt }) => verifiedAt !== null);
  const chosen = proved.find(({ language }) => language !== null)?.language;
  if (chosen) return { ...parts.catalogue.site, locale: chosen };
  const ids = proved.map(({ id }) => id);
  for (const id of about === undefined ? ids : [about, ...ids]) {
    const site = await invitedSite(parts, tx, id);
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
