import type { Delivered } from './deliver-outbox.ts';
import { retryDelay } from './deliver-outbox.ts';
import type { WebhookCall } from './follow-up-records.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction, WebhookAnswer, WebhookCaller } from './ports.ts';
import { recordEvent } from './record-event.ts';

/**
 * Calls what is due, at least once and side by side, so that an endpoint that hangs holds up nobody for longer than its time
 * limit. Several processes may do this. An endpoint that answers 410 is stopped, and what waits for it is given up.
 */
export async function deliverWebhooks(parts: GateParts): Promise<Delivered> {
  const { ports, settings } = parts;
  const caller = ports.webhooks;
  const count = { claimed: 0, sent: 0, failed: 0, dead: 0 };
  if (caller === undefined) return count;
  const { batch, leaseMs } = settings.webhooks;
  const now = ports.clock.now();
  const calls = await ports.store.transaction((tx) => tx.webhookCalls.claim(now, now + leaseMs, batch));
  const results = await Promise.all(calls.map((call) => deliver(parts, caller, call)));
  for (const result of results) count[result] += 1;
  return { ...count, claimed: calls.length };
}

async function deliver(
  parts: GateParts,
  caller: WebhookCaller,
  call: WebhookCall,
): Promise<'sent' | 'failed' | 'dead'> {
  const { ports, catalogue } = parts;
  const endpoint = catalogue.notify.webhooks?.find(({ name }) => name === call.endpoint);
  if (!endpoint) return giveUp(parts, call, `gate.yaml names no webhook ${call.endpoint} any more`);
  const body = call.sealed === null ? null : ports.sealer.open(call.sealed);
  if (body === null) return giveUp(parts, call, 'its content cannot be opened with this server key');
  const answer = await caller.call({ id: call.id, endpoint, body });
  switch (answer.kind) {
    case 'accepted':
      // As with mail: a mark that is lost in a power cut means one call more.
      await ports.store.writeBehind((tx) => tx.webhookCalls.markSent(call.id, ports.clock.now()));
      return 'sent';
    case 'gone':
      return stopEndpoint(parts, call);
    case 'failed':
      return retryLater(parts, call, answer);
    default:
      return answer satisfies never;
  }
}

async function retryLater(
  parts: GateParts,
  call: WebhookCall,
  { why, waitMs = 0 }: Extract<WebhookAnswer, { kind: 'failed' }>,
): Promise<'failed' | 'dead'> {
  const { ports, settings } = parts;
  const { maxAttempts, longestDelayMs } = settings.webhooks;
  ports.log.error('webhook-failed', { call: call.id, endpoint: call.endpoint, attempt: call.attempts });
  if (call.attempts >= maxAttempts) return giveUp(parts, call, why);
  const own = retryDelay(settings.webhooks, call.attempts, ports.random);
  const next = ports.clock.now() + Math.max(own, Math.min(waitMs, longestDelayMs));
  await ports.store.writeBehind((tx) => tx.webhookCalls.markFailed(call.id, 'pending', next, why));
  return 'failed';
}

async function giveUp(parts: GateParts, call: WebhookCall, why: string): Promise<'dead'> {
  await parts.ports.store.transaction(async (tx) => {
    await tx.webhookCalls.markFailed(call.id, 'dead', call.nextAttemptAt, why);
    await recordDead(parts, tx, call);
  });
  parts.ports.log.error('webhook-dead', { call: call.id, endpoint: call.endpoint });
  return 'dead';
}

async function stopEndpoint(parts: GateParts, call: WebhookCall): Promise<'dead'> {
  const { ports } = parts;
  const { endpoint } = call;
  const reason = 'The endpoint answered 410: it wants nothing more.';
  await ports.store.transaction(async (tx) => {
    await tx.webhookCalls.markFailed(call.id, 'dead', call.nextAttemptAt, reason);
    const isNew = await tx.webhookCalls.stop({ endpoint, stoppedAt: ports.clock.now(), reason });
    if (!isNew) return;
    const calls = (await tx.webhookCalls.giveUp(endpoint, reason)) + 1;
    const data = { endpoint, calls, why: '410' };
    await recordEvent(parts, tx, { event: 'webhook-stopped', actor: { kind: 'system' }, data });
  });
  ports.log.error('webhook-stopped', { endpoint });
  return 'dead';
}

function recordDead(parts: GateParts, tx: Transaction, call: WebhookCall): Promise<void> {
  const { id, endpoint, event, attempts, requestId } = call;
  return recordEvent(parts, tx, {
    event: 'webhook-dead',
    actor: { kind: 'system' },
    request: requestId,
    data: { call: id, endpoint, event, attempts },
  });
}
