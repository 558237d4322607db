import type { GateParts, RequestContext } from './gate-parts.ts';
import { recordEvent } from './record-event.ts';
import type { SessionKind } from './records.ts';
import { findSession } from './sessions.ts';

/** Ends a session for good, wherever its cookie has been copied to. Signing out twice is no mistake. */
export function signOut(
  parts: GateParts,
  context: RequestContext,
  { kind, session: token }: { readonly kind: SessionKind; readonly session: string | undefined },
): Promise<void> {
  return parts.ports.store.transaction(async (tx) => {
    const session = await findSession(parts, tx, kind, token);
    if (!session || !(await tx.sessions.revoke(session.tokenHash, parts.ports.clock.now()))) return;
    const actor = { kind, email: session.email } as const;
    await recordEvent(parts, tx, { event: 'signed-out', actor, context });
  });
}
