import type { AuditEventName } from '#domain/gate/audit-event.ts';
import type { WebhookCall, WebhookStop } from './follow-up-records.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { MessageOutcome } from './manage-message.ts';
import { recordEvent } from './record-event.ts';
import { authorizeStaff, readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

/** A call as staff see it: never its content. */
export type WebhookLine = Omit<WebhookCall, 'sealed'>;

export interface EndpointLine {
  readonly name: string;
  /** Its host alone: the path of an address is often a secret. */
  readonly host: string;
  readonly events: readonly string[];
  readonly personalData: boolean;
  readonly stopped: WebhookStop | null;
}

export type WebhooksShown =
  | {
      readonly kind: 'webhooks';
      readonly endpoints: readonly EndpointLine[];
      readonly calls: readonly WebhookLine[];
    }
  | StaffDenied;

/** The endpoints of `gate.yaml` and the newest calls; of one state, or all. */
export function showWebhooks(
  parts: GateParts,
  caller: StaffCaller,
  state?: WebhookCall['state'],
): Promise<WebhooksShown> {
  return readAsStaff(parts, caller, 'read-outbox', async (tx): Promise<WebhooksShown> => {
    const stops = await tx.webhookCalls.stops();
    const endpoints = (parts.catalogue.notify.webhooks ?? []).map(({ name, url, events, personalData }) => ({
      ...{ name, host: hostOf(url), events, personalData },
      stopped: stops.find(({ endpoint }) => endpoint === name) ?? null,
    }));
    const calls = (await tx.webhookCalls.list(200, state)).map(({ sealed: _, ...line }) => line);
    return { kind: 'webhooks', endpoints, calls };
  });
}

/** Staff see where a call goes, not the path, which may be a secret of the receiver. */
function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? '';
}

export type WebhookAction =
  | { readonly kind: 'retry' | 'discard'; readonly callId: string }
  | { readonly kind: 'resume'; readonly endpoint: string };

/** Calls again what was given up, gives it up for good and empties it, or lets a stopped endpoint have events again. */
export async function manageWebhooks(
  parts: GateParts,
  context: RequestContext,
  { caller, action }: { readonly caller: StaffCaller; readonly action: WebhookAction },
): Promise<MessageOutcome> {
  const { ports } = parts;
  const outcome = await unlessRefused(ports.store, async (tx): Promise<MessageOutcome> => {
    const allowed = await authorizeStaff(parts, tx, caller, 'manage-outbox');
    if (allowed.kind !== 'staff') return allowed;
    const { email, via } = allowed.staff;
    const record = (
      event: AuditEventName,
      data: Readonly<Record<string, string>>,
      request: string | null = null,
    ) =>
      recordEvent(parts, tx, {
        ...{ event, request, context },
        actor: { kind: 'staff', email },
        data: { ...data, via },
      });
    if (action.kind === 'resume') {
      if (!(await tx.webhookCalls.resume(action.endpoint))) return { kind: 'not-found' };
      await record('webhook-resumed', { endpoint: action.endpoint });
      return { kind: 'done' };
    }
    const call = await tx.webhookCalls.find(action.callId);
    if (!call) return { kind: 'not-found' };
    const isDone =
      action.kind === 'retry'
        ? await tx.webhookCalls.retry(call.id, ports.clock.now())
        : await tx.webhookCalls.discard(call.id);
    if (!isDone) {
      const words = `A call that is ${call.state} cannot take this.`;
      return { kind: 'refused', code: 'wrong-state', message: words };
    }
    const event = action.kind === 'retry' ? 'webhook-retried' : 'webhook-discarded';
    await record(event, { call: call.id, endpoint: call.endpoint }, call.requestId);
    return { kind: 'done' };
  });
  if (outcome.kind === 'done') ports.wakeDelivery();
  return outcome;
}
