import { type GrantEnding, grantEnding, outlasts } from '#domain/gate/grant.ts';
import { type AskedAgain, askAgain, type Renewal, renewalOf, waitingRequest } from './ask-again.ts';
import { titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import type { GrantRecord } from './records.ts';
import { reminderLeadMs } from './remind-holders.ts';
import { findSession, touchSession } from './sessions.ts';

/** Access that ends soon, or ended a while ago, and can be asked for again with one click. */
export interface OwnRenewal {
  /** The request that gave it. */
  readonly requestId: string;
  readonly ending: GrantEnding;
  /** Titles. */
  readonly documents: readonly string[];
  /** When the first of them ends or ended, epoch milliseconds. */
  readonly endsAt: number;
  /** The same was asked for already, and waits. */
  readonly isWaiting: boolean;
}

/** What somebody who is signed in can ask for again now, the next to end first. */
export async function ownRenewals(
  parts: GateParts,
  tx: Transaction,
  grants: readonly GrantRecord[],
): Promise<readonly OwnRenewal[]> {
  const found: OwnRenewal[] = [];
  for (const { renewal, ending, endsAt } of await renewalsOf(parts, tx, grants)) {
    const waiting = await waitingRequest(tx, renewal);
    const documents = titlesOf(parts.catalogue, renewal.documents);
    found.push({ requestId: renewal.old.id, ending, documents, endsAt, isWaiting: waiting !== null });
  }
  return found.toSorted((a, b) => a.endsAt - b.endsAt);
}

export type OwnRenewalOutcome =
  | AskedAgain
  /** Nothing of it can be asked for in this way now: it is not theirs, lasts on, or was changed meanwhile. */
  | { readonly kind: 'closed' | 'sign-in' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * The button beside access that ends: the same request once more, without the mail. The session was opened by a proof of the
 * address, which counts for the new request too.
 */
export async function renewOwnAccess(
  parts: GateParts,
  context: RequestContext,
  { session: token, requestId }: { readonly session: string | undefined; readonly requestId: string },
): Promise<OwnRenewalOutcome> {
  const { ports } = parts;
  const session = await ports.store.read((tx) => findSession(parts, tx, 'requester', token));
  if (!session) return { kind: 'sign-in' };
  const limited = await limitRate(parts, 'submit-by-address', session.email);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  await touchSession(parts, session);
  const outcome = await ports.store.transaction(async (tx): Promise<OwnRenewalOutcome> => {
    const again = await findSession(parts, tx, 'requester', token);
    if (!again) return { kind: 'sign-in' };
    const renewals = await renewalsOf(parts, tx, await tx.grants.listByEmail(again.email));
    const found = renewals.find(({ renewal }) => renewal.old.id === requestId);
    if (!found) return { kind: 'closed' };
    const proved = { verifiedAt: again.createdAt, verifiedBy: again.verifiedBy };
    return (await askAgain(parts, tx, context, found.renewal, proved)) ?? { kind: 'closed' };
  });
  if (outcome.kind === 'asked') ports.wakeDelivery();
  return outcome;
}

interface FoundRenewal {
  readonly renewal: Renewal;
  readonly ending: GrantEnding;
  readonly endsAt: number;
}

async function renewalsOf(
  parts: GateParts,
  tx: Transaction,
  grants: readonly GrantRecord[],
): Promise<readonly FoundRenewal[]> {
  const now = parts.ports.clock.now();
  const times = { lead: reminderLeadMs(parts.catalogue), ago: parts.settings.renewalMs };
  const due = grants.flatMap((grant) => {
    const how = grantEnding(grant, now, times);
    const lastsOn = grants.some((other) => outlasts(other, grant));
    return how === null || grant.expiresAt === null || lastsOn ? [] : [{ grant, how, at: grant.expiresAt }];
  });
  const found: FoundRenewal[] = [];
  for (const id of new Set(due.map(({ grant }) => grant.requestId))) {
    const own = due.filter(({ grant }) => grant.requestId === id);
    const old = await tx.requests.find(id);
    const renewal = old && renewalOf(parts, old, [...new Set(own.map(({ grant }) => grant.documentId))]);
    if (!renewal) continue;
    const ending = own.some(({ how }) => how === 'ends-soon') ? 'ends-soon' : 'ended';
    const endsAt = Math.min(...own.filter(({ how }) => how === ending).map(({ at }) => at));
    found.push({ renewal, ending, endsAt });
  }
  return found;
}
