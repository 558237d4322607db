import { parseEmailAddress } from '#domain/gate/email-address.ts';
import { countFailure } from './count-failure.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { ProviderAnswer, ProviderAttempt, Transaction } from './ports.ts';
import { readAttempt } from './provider-attempt.ts';
import { recordEvent } from './record-event.ts';
import type { VerificationRecord } from './records.ts';
import { newId } from './secrets.ts';
import { type SessionToken, startSession } from './sessions.ts';
import { roleOf } from './staff-access.ts';

export type ProviderSignInOutcome =
  | { readonly kind: 'signed-in'; readonly session: SessionToken }
  /** The provider knows the person; neither gate.yaml nor a group gives a role. */
  | { readonly kind: 'no-staff' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  /** Not begun in this browser, too long ago, used before, or not what the provider signed. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'declined' | 'unconfirmed-email' | 'unavailable' };

interface CameBack {
  /** The query with which the browser came back, `?…`. */
  readonly query: string;
  readonly flow: string | undefined;
}

/**
 * The way back from the provider. An answer counts once, in the browser that began, within ten minutes, and gives a
 * session only to somebody whose confirmed address or group has a role here.
 */
export async function confirmProviderSignIn(
  parts: GateParts,
  context: RequestContext,
  { query, flow }: CameBack,
): Promise<ProviderSignInOutcome> {
  const limited = await limitRate(parts, 'verify-by-client', context.clientAddress);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  const { identityProvider, store } = parts.ports;
  const attempt = readAttempt(parts, flow);
  if (!identityProvider || !attempt) return refuse(parts, { kind: 'invalid', why: 'no-attempt' });
  const answer = await identityProvider.redeem(query, attempt);
  if (answer.kind !== 'identity') return refuse(parts, answer);
  const email = parseEmailAddress(answer.email, parts.ports.toAsciiDomain)?.address;
  if (!email) return refuse(parts, { kind: 'invalid', why: 'address' });
  return store.transaction((tx) => admit(parts, tx, context, attempt, email, answer.groups));
}

async function admit(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  attempt: ProviderAttempt,
  email: string,
  groups: readonly string[],
): Promise<ProviderSignInOutcome> {
  const verification = usedVerification(parts, attempt, email);
  if (await tx.verifications.findByLink(verification.linkHash)) {
    await countFailure(parts, tx, 'provider-sign-in-used');
    return { kind: 'invalid' };
  }
  await tx.verifications.insert(verification);
  const ended = await tx.endedStaff.find(email);
  const role = ended === null ? roleOf(parts, email, groups) : null;
  if (role === null) {
    const personal = { address: ['email', email] } as const;
    const data = { why: ended === null ? 'no-staff' : 'ended', by: 'provider' };
    await recordEvent(parts, tx, {
      event: 'staff-sign-in-failed',
      actor: { kind: 'visitor' },
      data,
      personal,
      context,
    });
    return { kind: 'no-staff' };
  }
  const session = await startSession(parts, tx, 'staff', verification, 'provider', groups);
  const data = { by: 'provider', role };
  await recordEvent(parts, tx, { event: 'staff-signed-in', actor: { kind: 'staff', email }, data, context });
  return { kind: 'signed-in', session };
}

/** What one answer leaves behind, so that it cannot be used again. Its hashes fit no link and no code. */
function usedVerification(
  { ports }: GateParts,
  { state }: ProviderAttempt,
  email: string,
): VerificationRecord {
  const now = ports.clock.now();
  const hash = ports.hasher.sha256(`provider ${state}`);
  return {
    id: newId(ports.random, 'v'),
    purpose: 'staff-provider',
    email,
    requestId: null,
    linkHash: hash,
    flowHash: hash,
    codeHmac: null,
    tries: 0,
    createdAt: now,
    expiresAt: now,
    usedAt: now,
    replacedAt: null,
  };
}

type Refused = Exclude<ProviderAnswer, { kind: 'identity' }>;

async function refuse(parts: GateParts, refused: Refused): Promise<ProviderSignInOutcome> {
  const { kind } = refused;
  const facts = kind === 'invalid' ? { kind, why: refused.why } : { kind };
  parts.ports.log.info('provider-sign-in-refused', facts);
  await parts.ports.store.transaction((tx) => countFailure(parts, tx, `provider-sign-in-${kind}`));
  // The same page as for everybody else whom the provider knows and nobody here has named.
  return { kind: kind === 'outsider' ? 'no-staff' : kind };
}
