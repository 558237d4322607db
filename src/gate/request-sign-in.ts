import { parseEmailAddress } from '#domain/gate/email-address.ts';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { type Flow, issueVerification, type ProofWanted } from './issue-verification.ts';
import { limitRate } from './limit-rate.ts';
import { type Mail, signInMail, staffSignInMail } from './mails.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { personSite } from './requester-site.ts';
import { allowsMailedLinks, roleOf } from './staff-access.ts';

export type SignInAsked =
  | { readonly kind: 'check-mail'; readonly flow: Flow }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/** A link and a code for somebody who has a confirmed request here. An address without one gets the same answer and no mail. */
export function requestSignIn(
  parts: GateParts,
  context: RequestContext,
  email: string,
): Promise<SignInAsked> {
  return askForProof(parts, context, email, {
    purpose: 'sign-in',
    mail: signInMail,
    siteFor: (tx, address) => personSite(parts, tx, address),
    isKnown: async (tx, address) =>
      (await tx.requests.listByEmail(address)).some(({ verifiedAt }) => verifiedAt !== null),
  });
}

/**
 * A link for staff in `gate.yaml`, bound to the browser that asked. Any other address gets the same answer and no mail.
 * Where an OpenID Connect provider vouches for staff, links are `switched-off` unless settings keep them.
 */
export async function requestStaffSignIn(
  parts: GateParts,
  context: RequestContext,
  email: string,
): Promise<SignInAsked | { readonly kind: 'switched-off' }> {
  if (!allowsMailedLinks(parts)) return { kind: 'switched-off' };
  return askForProof(parts, context, email, {
    purpose: 'staff-sign-in',
    mail: staffSignInMail,
    siteFor: async () => parts.catalogue.site,
    isKnown: async (tx, address) => {
      const ended = await tx.endedStaff.find(address);
      return ended === null && roleOf(parts, address) !== null;
    },
  });
}

type Site = GateCatalogue['site'];

interface SignInKind {
  readonly mail: (site: Site, proof: Parameters<ProofWanted['mail']>[0]) => Mail;
  /** The site in the language of the mail. */
  readonly siteFor: (tx: Transaction, address: string) => Promise<Site>;
  readonly purpose: 'sign-in' | 'staff-sign-in';
  readonly isKnown: (tx: Transaction, address: string) => Promise<boolean>;
}

async function askForProof(
  parts: GateParts,
  context: RequestContext,
  email: string,
  { purpose, mail, isKnown, siteFor }: SignInKind,
): Promise<SignInAsked> {
  const { ports } = parts;
  const byClient = await limitRate(parts, 'sign-in-by-client', context.clientAddress);
  if (byClient.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: byClient.retryAfterSeconds };
  const address = parseEmailAddress(email, ports.toAsciiDomain)?.address;
  if (!address) return { kind: 'invalid' };
  const byAddress = await limitRate(parts, 'sign-in-by-address', `${purpose} ${address}`);
  const flow = await ports.store.transaction(async (tx) => {
    const known = await isKnown(tx, address);
    const site = await siteFor(tx, address);
    const suppressed = !known || byAddress.kind === 'limited';
    await recordEvent(parts, tx, {
      event: `${purpose}-requested`,
      actor: { kind: 'visitor' },
      data: { suppressed },
      personal: { address: ['email', address] },
      context,
    });
    return issueVerification(parts, tx, {
      ...{ purpose, email: address, requestId: null, suppressed },
      mail: (proof) => mail(site, proof),
    });
  });
  ports.wakeDelivery();
  return { kind: 'check-mail', flow };
}
