import type { WebhookEndpoint } from '#domain/gate/gate-catalogue.ts';
import { type WebhookEvent, webhookEventOf } from '#domain/gate/webhook-event.ts';
import { newlyQueued } from './delivery-queue.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { EventFacts } from './record-event.ts';
import type { RequestRecord } from './records.ts';
import { newId } from './secrets.ts';

/**
 * Puts a call for each endpoint that wants an event into the queue, in the transaction that the event is logged in: other
 * systems are told of what stands in the log, and of nothing else. For an address that gets no mail the same rows are written
 * and never sent.
 */
export async function callWebhooks(
  { ports, catalogue }: GateParts,
  tx: Transaction,
  facts: EventFacts,
): Promise<void> {
  const type = webhookEventOf(facts.event);
  const endpoints = (catalogue.notify.webhooks ?? []).filter(
    ({ events }) => type !== null && (events.length === 0 || events.includes(type)),
  );
  if (type === null || endpoints.length === 0) return;
  const stopped = new Set((await tx.webhookCalls.stops()).map(({ endpoint }) => endpoint));
  const request = facts.request ? await tx.requests.find(facts.request) : null;
  const data = await dataOf(catalogue.site.gateUrl, tx, facts, request);
  const now = ports.clock.now();
  const suppressed = facts.data?.suppressed === true;
  for (const endpoint of endpoints) {
    if (stopped.has(endpoint.name)) continue;
    const body = bodyOf(type, now, data, endpoint, request);
    await tx.webhookCalls.insert({
      id: newId(ports.random, 'w'),
      endpoint: endpoint.name,
      event: type,
      requestId: facts.request ?? null,
      ...newlyQueued(suppressed ? null : ports.sealer.seal(body), now),
    });
  }
}

/** Ids, company and documents. What is left out does not concern the event. */
async function dataOf(gateUrl: string, tx: Transaction, facts: EventFacts, request: RequestRecord | null) {
  const { data = {} } = facts;
  const invited = request ? await tx.invitations.findRequest(request.id) : null;
  const invitationId = typeof data.invitation === 'string' ? data.invitation : invited?.invitationId;
  const invitation = invitationId ? await tx.invitations.find(invitationId) : null;
  const own = request ? await tx.requests.documentsOf(request.id) : invitation?.documents;
  const { documents = data.document === undefined ? own : [data.document] } = data;
  return {
    ...(request && {
      request: request.id,
      status: request.status,
      url: `${gateUrl}/admin/requests/${request.id}`,
    }),
    ...(invitation && { invitation: invitation.id, deal: invitation.dealId }),
    company: request?.company ?? invitation?.company ?? null,
    documents: documents ?? [],
    ...Object.fromEntries(told.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))),
  };
}

/** Facts of the log that other systems can use; none of them is personal. */
const told = ['days', 'until', 'copy', 'step', 'renews'] as const;

/** `{ type, timestamp, data }`, as Standard Webhooks recommend. */
function bodyOf(
  type: WebhookEvent,
  now: number,
  data: object,
  { personalData }: WebhookEndpoint,
  request: RequestRecord | null,
): string {
  const person = personalData &&
    request && { person: { name: request.name, email: request.email, role: request.role } };
  return JSON.stringify({ type, timestamp: new Date(now).toISOString(), data: { ...data, ...person } });
}
