import { isOpen } from '#domain/gate/access-request.ts';
import { isBlocked } from '#domain/gate/admission.ts';
import { parseEmailAddress } from '#domain/gate/email-address.ts';
import { advanceRequest } from './advance-request.ts';
import { findCase, servedDocument, titlesOf } from './case-file.ts';
import { countFailure } from './count-failure.ts';
import type { RenewalLink } from './follow-up-records.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import { moveRequest } from './move-request.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord } from './records.ts';
import { newId } from './secrets.ts';
import { nextAgreement } from './show-agreement.ts';
import { categoryProblem, newRequest } from './submit-request.ts';

export type DeadRenewal = 'unknown' | 'used' | 'expired';

export type RenewalShown =
  | {
      readonly kind: 'ready';
      readonly name: string;
      readonly company: string;
      readonly documents: readonly string[];
      readonly expiresAt: number;
    }
  /** Nothing of it can be asked for in this way any more; the form says what can. */
  | { readonly kind: DeadRenewal | 'closed' };

/** What a link in a reminder is for. Changes nothing, however often mail scanners come by. */
export function showRenewal(parts: GateParts, token: string): Promise<RenewalShown> {
  return parts.ports.store.read(async (tx) => {
    const found = await findRenewal(parts, tx, token);
    if (found.kind !== 'renewal') return found;
    const { old, documents, link } = found;
    const titles = titlesOf(parts.catalogue, documents);
    const { name, company } = old;
    return { kind: 'ready', name, company, documents: titles, expiresAt: link.expiresAt };
  });
}

export type RenewalOutcome =
  | { readonly kind: 'asked'; readonly requestId: string; readonly next: 'access' | 'agree' | 'status' }
  | { readonly kind: DeadRenewal | 'closed' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * The button behind that link: the same request once more. The link came to the mailbox, so the address counts as proved;
 * an agreement that was accepted as it stands needs no second acceptance; who decides, decides anew. It opens no session.
 */
export async function renewAccess(
  parts: GateParts,
  context: RequestContext,
  token: string,
): Promise<RenewalOutcome> {
  const { ports } = parts;
  const limited = await limitRate(parts, 'verify-by-client', context.clientAddress);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  const outcome = await ports.store.transaction(async (tx): Promise<RenewalOutcome> => {
    const found = await findRenewal(parts, tx, token);
    if (found.kind === 'unknown') await countFailure(parts, tx, 'unknown-renewal-link');
    return found.kind === 'renewal' ? ask(parts, tx, context, found) : found;
  });
  if (outcome.kind === 'asked') ports.wakeDelivery();
  return outcome;
}

interface Renewal {
  readonly kind: 'renewal';
  readonly link: RenewalLink;
  readonly old: RequestRecord;
  /** Those that can still be handed out. */
  readonly documents: readonly string[];
}

async function findRenewal(
  { ports, catalogue }: GateParts,
  tx: Transaction,
  token: string,
): Promise<Renewal | { readonly kind: DeadRenewal | 'closed' }> {
  const link = await tx.renewals.find(ports.hasher.sha256(token));
  const old = link && (await tx.requests.find(link.requestId));
  if (!link || !old) return { kind: 'unknown' };
  if (link.usedAt !== null) return { kind: 'used' };
  if (ports.clock.now() >= link.expiresAt) return { kind: 'expired' };
  const served = link.documents.flatMap((id) => servedDocument(catalogue, id) ?? []);
  const restrictions = served.flatMap(({ recipientCategories }) =>
    recipientCategories.length > 0 ? [recipientCategories] : [],
  );
  const address = parseEmailAddress(old.email, ports.toAsciiDomain);
  if (!address || isBlocked(address, catalogue.block) || served.length === 0) return { kind: 'closed' };
  // A report may by now be meant for other people than it was then.
  if (categoryProblem(old.recipientCategory, restrictions) !== null) return { kind: 'closed' };
  return { kind: 'renewal', link, old, documents: served.map(({ id }) => id) };
}

async function ask(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  { link, old, documents }: Renewal,
): Promise<RenewalOutcome> {
  const { ports } = parts;
  const now = ports.clock.now();
  const waiting = await sameRequest(tx, old.email, documents);
  const requestId = waiting?.id ?? newId(ports.random, 'r');
  if (!(await tx.renewals.use(link.linkHash, now, requestId))) return { kind: 'used' };
  if (!waiting) await open(parts, tx, context, old, documents, requestId);
  const { status } = await advanceRequest(parts, tx, requestId);
  if (status === 'active') return { kind: 'asked', requestId, next: 'access' };
  const file = await findCase(tx, requestId);
  const toSign = file !== null && nextAgreement(parts, file) !== null;
  return { kind: 'asked', requestId, next: toSign ? 'agree' : 'status' };
}

/** What this person has asked for and nobody has decided yet: asked twice, it is one request. */
async function sameRequest(
  tx: Transaction,
  email: string,
  documents: readonly string[],
): Promise<RequestRecord | null> {
  for (const request of await tx.requests.listByEmail(email)) {
    if (request.verifiedAt === null || !isOpen(request.status)) continue;
    const asked = await tx.requests.documentsOf(request.id);
    if (documents.every((id) => asked.includes(id))) return request;
  }
  return null;
}

async function open(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  old: RequestRecord,
  documents: readonly string[],
  id: string,
): Promise<void> {
  const { email, name, company, role, purpose, recipientCategory } = old;
  const written = { id, email, name, company, role, purpose, recipientCategory };
  await tx.requests.insert(newRequest(parts, context, written), documents);
  await recordEvent(parts, tx, {
    event: 'renewal-requested',
    actor: { kind: 'requester', email },
    request: id,
    data: { documents, renews: old.id },
    context,
  });
  const file = await findCase(tx, id);
  const proved = { verifiedAt: parts.ports.clock.now(), verifiedBy: 'link' } as const;
  const moved = file && (await moveRequest(parts, tx, file, 'verify', proved));
  if (moved?.kind !== 'moved') throw new Error(`request ${id} cannot be verified in its own transaction`);
}
