import { type AskedAgain, askAgain, type Renewal, renewalOf } from './ask-again.ts';
import { titlesOf } from './case-file.ts';
import { countFailure } from './count-failure.ts';
import type { RenewalLink } from './follow-up-records.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';

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
  | AskedAgain
  | { readonly kind: DeadRenewal | 'closed' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * The button behind that link: the same request once more. The link came to the mailbox, so the address counts as proved. It
 * opens no session.
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

interface FoundRenewal extends Renewal {
  readonly kind: 'renewal';
  readonly link: RenewalLink;
}

async function findRenewal(
  parts: GateParts,
  tx: Transaction,
  token: string,
): Promise<FoundRenewal | { readonly kind: DeadRenewal | 'closed' }> {
  const { ports } = parts;
  const link = await tx.renewals.find(ports.hasher.sha256(token));
  const old = link && (await tx.requests.find(link.requestId));
  if (!link || !old) return { kind: 'unknown' };
  if (link.usedAt !== null) return { kind: 'used' };
  if (ports.clock.now() >= link.expiresAt) return { kind: 'expired' };
  const renewal = renewalOf(parts, old, link.documents);
  return renewal ? { kind: 'renewal', link, ...renewal } : { kind: 'closed' };
}

async function ask(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  { link, ...renewal }: FoundRenewal,
): Promise<RenewalOutcome> {
  const now = parts.ports.clock.now();
  const proved = { verifiedAt: now, verifiedBy: 'link' } as const;
  const use = (requestId: string) => tx.renewals.use(link.linkHash, now, requestId);
  return (await askAgain(parts, tx, context, renewal, proved, use)) ?? { kind: 'used' };
}
