const dayMs = 86_400_000;

/** `waiting`: approved, but not everything it needs is there yet. */
export type GrantStatus = 'waiting' | 'active' | 'expired' | 'revoked';

export interface GrantFacts {
  readonly startsAt: number | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

/** How a grant stands at a moment (epoch ms). It ends *at* `expiresAt`: that millisecond is already too late. */
export function grantStatus(grant: GrantFacts, now: number): GrantStatus {
  if (grant.revokedAt !== null) return 'revoked';
  if (grant.startsAt === null || grant.expiresAt === null) return 'waiting';
  return now < grant.expiresAt ? 'active' : 'expired';
}

/** When a grant of so many days ends that starts now. A day is 24 hours. */
export function grantEnd(startsAt: number, days: number): number {
  return startsAt + days * dayMs;
}
