import { isBlocked } from '#domain/gate/admission.ts';
import { parseEmailAddress } from '#domain/gate/email-address.ts';
import type { Publication } from '#domain/gate/gate-catalogue.ts';
import { countFailure } from './count-failure.ts';
import type { SubscriptionProof } from './follow-up-records.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { newId, newToken } from './secrets.ts';
import { sendMessage } from './send-message.ts';
import { subscribeMail } from './subscription-mails.ts';

export type Topic = Publication['topics'][number];

/** What people can have news about. */
export function showTopics({ catalogue }: GateParts): readonly Topic[] {
  return catalogue.publication?.topics ?? [];
}

export interface SubscriptionForm {
  readonly email: string;
  readonly topics: readonly string[];
  /** A field that people do not see; whoever fills it in is a program. */
  readonly website: string;
}

export type SubscribeOutcome =
  | { readonly kind: 'check-mail' }
  | { readonly kind: 'invalid'; readonly email: boolean; readonly topics: boolean }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Takes a wish for news. Answer and work are the same whether the address has a subscription or not: a proof and a message are
 * written; nothing changes before the link in that mail is confirmed.
 */
export async function subscribe(
  parts: GateParts,
  context: RequestContext,
  form: SubscriptionForm,
): Promise<SubscribeOutcome> {
  const { ports, catalogue, settings } = parts;
  const byClient = await limitRate(parts, 'subscribe-by-client', context.clientAddress);
  if (byClient.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: byClient.retryAfterSeconds };
  const address = parseEmailAddress(form.email, ports.toAsciiDomain);
  const topics = chosenTopics(parts, form.topics);
  if (!address || topics === null) return { kind: 'invalid', email: !address, topics: topics === null };
  const byAddress = await limitRate(parts, 'subscribe-by-address', address.address);
  const unwanted = byAddress.kind === 'limited' || form.website.trim() !== '';
  const suppressed = unwanted || isBlocked(address, catalogue.block);
  const now = ports.clock.now();
  const token = newToken(ports.random);
  const expiresAt = now + settings.verificationMs;
  await ports.store.transaction(async (tx) => {
    if (!suppressed) await tx.subscriptions.replaceProofs(address.address, now);
    const linkHash = ports.hasher.sha256(token);
    const proof = { linkHash, email: address.address, topics, createdAt: now, expiresAt, usedAt: null };
    await tx.subscriptions.addProof(proof);
    await recordEvent(parts, tx, {
      event: 'subscription-requested',
      actor: { kind: 'visitor' },
      data: { topics, suppressed },
      personal: { address: ['email', address.address] },
      context,
    });
    const mail = subscribeMail(catalogue.site, { topics: topicTitles(parts, topics), token, expiresAt });
    await sendMessage(parts, tx, {
      kind: 'subscription-proof',
      to: address.address,
      mail,
      proof: { of: 'subscription', linkHash, expiresAt },
      suppressed,
    });
  });
  ports.wakeDelivery();
  return { kind: 'check-mail' };
}

export type DeadSubscription = 'unknown' | 'used' | 'expired';

export type SubscriptionProofShown =
  | { readonly kind: 'ready'; readonly email: string; readonly topics: readonly string[] }
  | { readonly kind: DeadSubscription };

/** What a link is for, before anybody presses the button. Changes nothing. */
export function showSubscriptionProof(parts: GateParts, token: string): Promise<SubscriptionProofShown> {
  return parts.ports.store.read(async (tx) => {
    const found = await findProof(parts, tx, token);
    if (found.kind !== 'proof') return found;
    const { email, topics } = found.proof;
    return { kind: 'ready', email, topics: topicTitles(parts, topics) };
  });
}

export type ConfirmOutcome =
  | { readonly kind: 'subscribed'; readonly topics: readonly string[] }
  | { readonly kind: DeadSubscription }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/** The button behind the link: from now on there are news. Somebody who has a subscription gets these topics in place of the old. */
export async function confirmSubscription(
  parts: GateParts,
  context: RequestContext,
  token: string,
): Promise<ConfirmOutcome> {
  const limited = await limitRate(parts, 'verify-by-client', context.clientAddress);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  return parts.ports.store.transaction(async (tx): Promise<ConfirmOutcome> => {
    const found = await findProof(parts, tx, token);
    if (found.kind === 'unknown') await countFailure(parts, tx, 'unknown-subscription-link');
    if (found.kind !== 'proof') return found;
    const { email, topics, linkHash } = found.proof;
    const now = parts.ports.clock.now();
    if (!(await tx.subscriptions.useProof(linkHash, now))) return { kind: 'used' };
    await keep(parts, tx, email, topics);
    const actor = { kind: 'requester', email } as const;
    await recordEvent(parts, tx, { event: 'subscribed', actor, data: { topics }, context });
    return { kind: 'subscribed', topics: topicTitles(parts, topics) };
  });
}

async function keep(
  { ports }: GateParts,
  tx: Transaction,
  email: string,
  topics: readonly string[],
): Promise<void> {
  const now = ports.clock.now();
  const known = await tx.subscriptions.findByEmail(email);
  if (known) await tx.subscriptions.change(known.id, topics, now);
  else {
    const id = newId(ports.random, 's');
    await tx.subscriptions.insert({ id, email, topics, confirmedAt: now, changedAt: now, endedAt: null });
  }
}

type FoundProof =
  | { readonly kind: 'proof'; readonly proof: SubscriptionProof }
  | { readonly kind: DeadSubscription };

async function findProof({ ports }: GateParts, tx: Transaction, token: string): Promise<FoundProof> {
  const proof = await tx.subscriptions.findProof(ports.hasher.sha256(token));
  if (!proof) return { kind: 'unknown' };
  if (proof.usedAt !== null) return { kind: 'used' };
  return ports.clock.now() < proof.expiresAt ? { kind: 'proof', proof } : { kind: 'expired' };
}

/** The topics of a form, each once; null: none, or one that there is not. */
export function chosenTopics(parts: GateParts, written: readonly string[]): readonly string[] | null {
  const chosen = [...new Set(written)];
  const known = new Set(showTopics(parts).map(({ id }) => id));
  return chosen.length > 0 && chosen.every((id) => known.has(id)) ? chosen : null;
}

/** Titles for people; a topic that a later build has not any more stands for itself. */
export function topicTitles(parts: GateParts, ids: readonly string[]): readonly string[] {
  const topics = showTopics(parts);
  return ids.map((id) => topics.find((topic) => topic.id === id)?.title ?? id);
}
