import { countFailure } from './count-failure.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { type SessionToken, startSession } from './sessions.ts';
import { type DeadProof, deadProof } from './show-verification.ts';
import { allowsMailedLinks, roleOf } from './staff-access.ts';

export type StaffSignInOutcome =
  | { readonly kind: 'signed-in'; readonly session: SessionToken }
  | { readonly kind: DeadProof }
  /** The link was opened in another browser than the one that asked. */
  | { readonly kind: 'other-browser' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/** The button behind a staff link: once, in the browser that asked, and only while the address is in `gate.yaml`. */
export async function confirmStaffSignIn(
  parts: GateParts,
  context: RequestContext,
  input: { readonly token: string; readonly flow: string | undefined },
): Promise<StaffSignInOutcome> {
  const limited = await limitRate(parts, 'verify-by-client', context.clientAddress);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  if (!allowsMailedLinks(parts)) return { kind: 'unknown' };
  return parts.ports.store.transaction((tx) => confirm(parts, tx, context, input));
}

async function confirm(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  { token, flow }: { readonly token: string; readonly flow: string | undefined },
): Promise<StaffSignInOutcome> {
  const { hasher, clock } = parts.ports;
  const verification = await tx.verifications.findByLink(hasher.sha256(token));
  if (verification?.purpose !== 'staff-sign-in') {
    await countFailure(parts, tx, 'unknown-staff-link');
    return { kind: 'unknown' };
  }
  const dead = deadProof(verification, clock.now());
  if (dead) return { kind: dead };
  const actor = { kind: 'staff', email: verification.email } as const;
  const failed = (why: string) =>
    recordEvent(parts, tx, { event: 'staff-sign-in-failed', actor, data: { why }, context });
  if (!flow || !hasher.same(hasher.sha256(flow), verification.flowHash)) {
    await failed('other-browser');
    return { kind: 'other-browser' };
  }
  if (!(await tx.verifications.use(verification.id, clock.now()))) return { kind: 'used' };
  const ended = await tx.endedStaff.find(verification.email);
  if (ended !== null || roleOf(parts, verification.email) === null) {
    await failed(ended === null ? 'no-staff' : 'ended');
    return { kind: 'unknown' };
  }
  const session = await startSession(parts, tx, 'staff', verification, 'link');
  await recordEvent(parts, tx, { event: 'staff-signed-in', actor, context });
  return { kind: 'signed-in', session };
}
