import type { AuditEventName } from '#domain/gate/audit-event.ts';
import { countFailure } from './count-failure.ts';
import type { SubscriptionRecord } from './follow-up-records.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { chosenTopics } from './subscribe.ts';

export type SubscriptionShown =
  | { readonly kind: 'subscription'; readonly email: string; readonly topics: readonly string[] }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unknown' };

/** What the link in each mail to a subscriber shows. Changes nothing. */
export function showSubscription({ ports }: GateParts, token: string): Promise<SubscriptionShown> {
  return ports.store.read(async (tx) => {
    const found = await tx.subscriptions.findByLink(ports.hasher.sha256(token));
    if (!found) return { kind: 'unknown' };
    const { email, topics } = found;
    return email === null ? { kind: 'ended' } : { kind: 'subscription', email, topics };
  });
}

export type SubscriptionChange =
  /** `one-click`: a mail program did it by RFC 8058. */
  | { readonly kind: 'end'; readonly by: 'one-click' | 'page' }
  | { readonly kind: 'topics'; readonly topics: readonly string[] };

export type SubscriptionOutcome =
  | { readonly kind: 'ended' | 'saved' | 'invalid' | 'unknown' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/** Ends a subscription or changes its topics. The link works as long as the subscription is kept; ended twice is ended. */
export async function changeSubscription(
  parts: GateParts,
  context: RequestContext,
  { token, change }: { readonly token: string; readonly change: SubscriptionChange },
): Promise<SubscriptionOutcome> {
  const { ports } = parts;
  // Mail providers end subscriptions of many people from few addresses: only wrong links count towards the limit there.
  return ports.store
    .read((tx) => tx.subscriptions.findByLink(ports.hasher.sha256(token)))
    .then(async (found): Promise<SubscriptionOutcome> => {
      if (found) return ports.store.transaction((tx) => apply(parts, tx, context, found.id, token, change));
      const limited = await limitRate(parts, 'verify-by-client', context.clientAddress);
      if (limited.kind === 'limited')
        return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
      await ports.store.transaction((tx) => countFailure(parts, tx, 'unknown-unsubscribe-link'));
      return { kind: 'unknown' };
    });
}

async function apply(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  id: string,
  token: string,
  change: SubscriptionChange,
): Promise<SubscriptionOutcome> {
  const { ports } = parts;
  const now = ports.clock.now();
  const found = await tx.subscriptions.findByLink(ports.hasher.sha256(token));
  if (!found || found.email === null) return { kind: 'ended' };
  const record = (event: AuditEventName, data: Readonly<Record<string, string | readonly string[]>>) =>
    recordEvent(parts, tx, { event, actor: actorOf(found), data, context });
  if (change.kind === 'end') {
    await tx.subscriptions.end(id, now);
    await record('unsubscribed', { by: change.by });
    return { kind: 'ended' };
  }
  const topics = chosenTopics(parts, change.topics);
  if (topics === null) return { kind: 'invalid' };
  await tx.subscriptions.change(id, topics, now);
  await record('subscription-changed', { topics });
  return { kind: 'saved' };
}

function actorOf({ email }: SubscriptionRecord) {
  return email === null ? ({ kind: 'visitor' } as const) : ({ kind: 'requester', email } as const);
}
