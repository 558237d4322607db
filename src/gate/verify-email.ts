import { advanceRequest } from './advance-request.ts';
import { findCase, stateOf } from './case-file.ts';
import { countFailure } from './count-failure.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { codeHmac } from './issue-verification.ts';
import { limitRate } from './limit-rate.ts';
import { moveRequest } from './move-request.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord, VerificationRecord, VerifiedBy } from './records.ts';
import { type SessionToken, startSession } from './sessions.ts';
import { type DeadProof, deadProof } from './show-verification.ts';
import { welcomeInvited } from './welcome-invited.ts';

export type VerifyOutcome =
  | { readonly kind: 'verified'; readonly session: SessionToken; readonly next: NextPage }
  | { readonly kind: DeadProof }
  /** `triesLeft` 0: the code is used up; the link still works. */
  | { readonly kind: 'wrong-code'; readonly triesLeft: number }
  /** This browser did not make the request: only the link helps here. */
  | { readonly kind: 'other-browser' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

export type NextPage =
  | { readonly kind: 'agree'; readonly requestId: string }
  | { readonly kind: 'status' }
  | { readonly kind: 'access' };

/** The button behind the link in the mail. Works in any browser, once. */
export async function verifyByLink(
  parts: GateParts,
  context: RequestContext,
  token: string,
): Promise<VerifyOutcome> {
  const limited = await limitRate(parts, 'verify-by-client', context.clientAddress);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  return settle(parts, (tx) => byLink(parts, tx, context, token));
}

/** The code from the mail, in the browser that made the request, five tries. */
export async function verifyByCode(
  parts: GateParts,
  context: RequestContext,
  { flow, code }: { readonly flow: string | undefined; readonly code: string },
): Promise<VerifyOutcome> {
  const { ports } = parts;
  const byClient = await limitRate(parts, 'verify-by-client', context.clientAddress);
  if (byClient.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: byClient.retryAfterSeconds };
  const flowHash = flow ? ports.hasher.sha256(flow) : null;
  const verification = flowHash && (await ports.store.read((tx) => tx.verifications.findByFlow(flowHash)));
  if (!verification || verification.codeHmac === null) return { kind: 'other-browser' };
  const { email } = verification;
  const byAddress = await limitRate(parts, 'verify-by-address', email);
  const byDomain = await limitRate(parts, 'verify-by-domain', email.slice(email.indexOf('@') + 1));
  if (byAddress.kind === 'limited' || byDomain.kind === 'limited')
    return { kind: 'wrong-code', triesLeft: 0 };
  return settle(parts, (tx) => byCode(parts, tx, context, verification.linkHash, code.replace(/\D/g, '')));
}

async function settle(
  parts: GateParts,
  work: (tx: Transaction) => Promise<VerifyOutcome>,
): Promise<VerifyOutcome> {
  const outcome = await parts.ports.store.transaction(work);
  if (outcome.kind === 'verified') parts.ports.wakeDelivery();
  return outcome;
}

async function byLink(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  token: string,
): Promise<VerifyOutcome> {
  const verification = await tx.verifications.findByLink(parts.ports.hasher.sha256(token));
  if (verification && verification.purpose !== 'staff-sign-in')
    return complete(parts, tx, context, verification, 'link');
  await countFailure(parts, tx, 'unknown-verification-link');
  return { kind: 'unknown' };
}

async function byCode(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  linkHash: string,
  code: string,
): Promise<VerifyOutcome> {
  const { ports, settings } = parts;
  const verification = await tx.verifications.findByLink(linkHash);
  if (!verification) return { kind: 'unknown' };
  const dead = deadProof(verification, ports.clock.now());
  if (dead) return { kind: dead };
  // Counted before comparing: twenty parallel guesses get five answers, not twenty.
  const tries = await tx.verifications.countTry(verification.id, settings.codeTries);
  if (tries === null) return { kind: 'wrong-code', triesLeft: 0 };
  const expected = codeHmac(parts, verification.requestId ?? verification.id, code);
  if (ports.hasher.same(expected, verification.codeHmac ?? ''))
    return complete(parts, tx, context, verification, 'code');
  await recordEvent(parts, tx, {
    event: 'verification-failed',
    actor: { kind: 'visitor' },
    request: verification.requestId,
    data: { tries, why: 'wrong-code' },
    context,
  });
  return { kind: 'wrong-code', triesLeft: settings.codeTries - tries };
}

async function complete(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  verification: VerificationRecord,
  by: VerifiedBy,
): Promise<VerifyOutcome> {
  const now = parts.ports.clock.now();
  const dead = deadProof(verification, now);
  if (dead) return { kind: dead };
  if (!(await tx.verifications.use(verification.id, now))) return { kind: 'used' };
  const { requestId } = verification;
  const opened = requestId === null ? null : await openRequest(parts, tx, requestId, by);
  if (requestId !== null && opened === null) return { kind: 'used' };
  const session = await startSession(parts, tx, 'requester', verification, by);
  await recordEvent(parts, tx, {
    event: requestId === null ? 'requester-signed-in' : 'email-verified',
    actor: { kind: 'requester', email: verification.email },
    request: requestId,
    data: { by },
    context,
  });
  if (opened) await welcomeInvited(parts, tx, opened);
  const next: NextPage = requestId === null ? { kind: 'access' } : await advance(parts, tx, requestId);
  return { kind: 'verified', session, next };
}

/** The request counts from now on; null: it was withdrawn in between. */
async function openRequest(
  parts: GateParts,
  tx: Transaction,
  requestId: string,
  by: VerifiedBy,
): Promise<RequestRecord | null> {
  const file = await findCase(tx, requestId);
  if (!file) return null;
  const changes = { verifiedAt: parts.ports.clock.now(), verifiedBy: by };
  const moved = await moveRequest(parts, tx, file, 'verify', changes);
  return moved.kind === 'moved' ? moved.request : null;
}

async function advance(parts: GateParts, tx: Transaction, requestId: string): Promise<NextPage> {
  const { status } = await advanceRequest(parts, tx, requestId);
  if (status === 'active') return { kind: 'access' };
  const file = await findCase(tx, requestId);
  const waitsForSigner =
    file !== null && !stateOf(parts, file).agreed && (status === 'verified' || status === 'approved');
  return waitsForSigner ? { kind: 'agree', requestId } : { kind: 'status' };
}
