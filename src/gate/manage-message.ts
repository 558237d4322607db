import type { GateParts, RequestContext } from './gate-parts.ts';
import { recordEvent } from './record-event.ts';
import { authorizeStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

export type MessageOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: 'wrong-state'; readonly message: string }
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** Sends a message again that was given up, with all its attempts, or gives it up for good and empties it. */
export async function manageMessage(
  parts: GateParts,
  context: RequestContext,
  input: {
    readonly caller: StaffCaller;
    readonly messageId: string;
    readonly action: 'retry' | 'discard';
  },
): Promise<MessageOutcome> {
  const { ports } = parts;
  const outcome = await unlessRefused(ports.store, async (tx): Promise<MessageOutcome> => {
    const allowed = await authorizeStaff(parts, tx, input.caller, 'manage-outbox');
    if (allowed.kind !== 'staff') return allowed;
    const message = await tx.outbox.find(input.messageId);
    if (!message) return { kind: 'not-found' };
    const { id, kind, requestId } = message;
    const isDone =
      input.action === 'retry' ? await tx.outbox.retry(id, ports.clock.now()) : await tx.outbox.discard(id);
    if (!isDone) {
      const words = `A message that is ${message.state} cannot take this.`;
      return { kind: 'refused', code: 'wrong-state', message: words };
    }
    await recordEvent(parts, tx, {
      event: input.action === 'retry' ? 'message-retried' : 'message-discarded',
      actor: { kind: 'staff', email: allowed.staff.email },
      request: requestId,
      data: { message: id, kind, via: allowed.staff.via },
      context,
    });
    return { kind: 'done' };
  });
  if (outcome.kind === 'done') ports.wakeDelivery();
  return outcome;
}
