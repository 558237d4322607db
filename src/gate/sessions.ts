import type { GateParts, SessionLimits } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { SessionKind, SessionRecord, VerificationRecord, VerifiedBy } from './records.ts';
import { newToken } from './secrets.ts';

/** The value of the session cookie, given out once. */
export interface SessionToken {
  readonly token: string;
  readonly maxAgeSeconds: number;
}

/** Starts the one session that a verification may start. */
export async function startSession(
  { ports, settings }: GateParts,
  tx: Transaction,
  kind: SessionKind,
  verification: VerificationRecord,
  verifiedBy: VerifiedBy,
  staffGroups: readonly string[] | null = null,
): Promise<SessionToken> {
  const { absoluteMs } = limitsOf(settings, kind);
  const now = ports.clock.now();
  const token = newToken(ports.random);
  await tx.sessions.insert({
    tokenHash: ports.hasher.sha256(token),
    kind,
    email: verification.email,
    verifiedBy,
    staffGroups,
    verificationId: verification.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + absoluteMs,
    revokedAt: null,
  });
  return { token, maxAgeSeconds: Math.floor(absoluteMs / 1000) };
}

/** The live session of a token, or null: unknown, of the other kind, ended, idle too long or too old. Changes nothing. */
export async function findSession(
  { ports, settings }: GateParts,
  tx: Transaction,
  kind: SessionKind,
  token: string | undefined,
): Promise<SessionRecord | null> {
  if (!token) return null;
  const session = await tx.sessions.find(ports.hasher.sha256(token));
  if (session?.kind !== kind || session.revokedAt !== null) return null;
  const now = ports.clock.now();
  const idleEnd = session.lastSeenAt + limitsOf(settings, kind).idleMs;
  return now < idleEnd && now < session.expiresAt ? session : null;
}

/** Notes that a session is in use; at most once a minute, for it is a durable write. */
export async function touchSession({ ports }: GateParts, session: SessionRecord): Promise<void> {
  const now = ports.clock.now();
  if (now - session.lastSeenAt < touchEveryMs) return;
  await ports.store.transaction((tx) => tx.sessions.touch(session.tokenHash, now));
}

const touchEveryMs = 60_000;

function limitsOf(settings: GateParts['settings'], kind: SessionKind): SessionLimits {
  return kind === 'staff' ? settings.staffSession : settings.requesterSession;
}
