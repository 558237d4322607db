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

/** How near its end access is that runs, or ran until a while ago. */
export type GrantEnding = 'ends-soon' | 'ended';

/**
 * Whether a grant ends soon or has just ended; null: neither, or somebody ended it. Short access ends soon from its half on, not
 * from the moment in which it starts.
 * @param lead how long before the end counts as soon, in milliseconds
 * @param ago how long after the end still counts as just ended, in milliseconds
 */
export function grantEnding(
  { startsAt, expiresAt, revokedAt }: GrantFacts,
  now: number,
  { lead, ago }: { readonly lead: number; readonly ago: number },
): GrantEnding | null {
  if (startsAt === null || expiresAt === null || revokedAt !== null) return null;
  if (expiresAt <= now) return expiresAt > now - ago ? 'ended' : null;
  return expiresAt - now <= Math.min(lead, (expiresAt - startsAt) / 2) ? 'ends-soon' : null;
}

/** Whether access to a document lasts on by another grant when one ends. */
export function outlasts(
  other: GrantFacts & { readonly documentId: string },
  grant: GrantFacts & { readonly documentId: string },
): boolean {
  return (
    other.documentId === grant.documentId &&
    other.revokedAt === null &&
    (other.expiresAt ?? 0) > (grant.expiresAt ?? 0)
  );
}
