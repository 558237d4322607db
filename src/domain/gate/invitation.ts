import { isDisposable } from './disposable-mail.ts';
import type { EmailAddress } from './email-address.ts';
import { isInDomain } from './email-address.ts';
import { freeMailDomains } from './free-mail.ts';
import type { AutoApprovalRule } from './gate-catalogue.ts';

/** How an invitation stands. `waiting`: nobody who decides has approved it, so no link of it exists. */
export type InvitationStatus = 'waiting' | 'declined' | 'open' | 'used' | 'expired' | 'revoked';

export interface InvitationFacts {
  readonly audience: 'person' | 'domain';
  readonly address: string;
  readonly domain: string;
  readonly places: number;
  readonly expiresAt: number;
  readonly approvedAt: number | null;
  readonly endedAt: number | null;
}

/** Days that a new invitation is open unless its author says otherwise, and the days after its making that no extension passes. */
export const invitationDays = { usual: 14, longest: 90 } as const;

/** People that one invitation of a domain can take at most. */
export const mostPlaces = 50;

/**
 * How an invitation stands at a moment (epoch ms). It ends *at* `expiresAt`.
 * @param taken places that verified requests have taken
 */
export function invitationStatus(
  { approvedAt, endedAt, expiresAt, places }: InvitationFacts,
  taken: number,
  now: number,
): InvitationStatus {
  if (endedAt !== null) return approvedAt === null ? 'declined' : 'revoked';
  if (taken >= places) return 'used';
  if (now >= expiresAt) return 'expired';
  return approvedAt === null ? 'waiting' : 'open';
}

/** Whether an address is one of those invited: the very address, or exactly the domain. */
export function isInvited(address: EmailAddress, invitation: InvitationFacts): boolean {
  return invitation.audience === 'person'
    ? address.address === invitation.address
    : isInDomain(address, invitation.domain);
}

/**
 * Whether `gate.yaml` itself approves what an invitation promises, so that somebody who decides nothing may send it: the
 * exact domain, every document, and no more days than the rule gives. Never a free-mail domain.
 */
export function allowedByRules(
  promise: { readonly domain: string; readonly documents: readonly string[]; readonly days: number },
  rules: readonly AutoApprovalRule[],
): boolean {
  if (freeMailDomains.has(promise.domain) || isDisposable(promise.domain)) return false;
  if (promise.documents.length === 0) return false;
  return rules.some(
    (rule) =>
      rule.domain.toLowerCase() === promise.domain &&
      promise.days <= rule.days &&
      promise.documents.every((id) => rule.documents.includes(id)),
  );
}
