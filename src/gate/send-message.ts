import type { MailKind } from '#domain/gate/mail-kind.ts';
import { may } from '#domain/gate/staff-role.ts';
import { newlyQueued } from './delivery-queue.ts';
import type { MailedProof } from './fresh-proof.ts';
import type { GateParts } from './gate-parts.ts';
import type { Mail } from './mails.ts';
import type { Transaction } from './ports.ts';
import { newId } from './secrets.ts';

export interface Outgoing {
  readonly kind: MailKind;
  readonly to: string;
  readonly mail: Mail;
  readonly requestId?: string | null;
  /** Acceptance whose certificate is attached; it is made when the mail is sent. */
  readonly certificate?: string;
  /** What the mail proves its address with; its time begins when the mail leaves. */
  readonly proof?: MailedProof;
  /** Written like every other message but never sent: the visitor cannot tell the difference. */
  readonly suppressed?: boolean;
}

/** What a message holds, sealed, until it is sent. */
export interface MailContent extends Mail {
  readonly certificate?: string;
  readonly proof?: MailedProof;
}

/** Puts a message into the outbox, in the transaction of what it tells about. Delivery comes afterwards. */
export async function sendMessage({ ports }: GateParts, tx: Transaction, outgoing: Outgoing): Promise<void> {
  const now = ports.clock.now();
  const sealed = ports.sealer.seal(JSON.stringify(contentOf(outgoing)));
  const suppressed = outgoing.suppressed === true;
  await tx.outbox.insert({
    id: newId(ports.random, 'm'),
    kind: outgoing.kind,
    requestId: outgoing.requestId ?? null,
    recipient: outgoing.to,
    ...newlyQueued(suppressed ? null : sealed, now),
  });
}

function contentOf({ mail, certificate, proof }: Outgoing): MailContent {
  return { ...mail, ...(certificate !== undefined && { certificate }), ...(proof && { proof }) };
}

/** Tells staff: the addresses of `notify`, or else everybody who may decide. */
export async function notifyStaff(
  parts: GateParts,
  tx: Transaction,
  outgoing: Omit<Outgoing, 'to'>,
): Promise<void> {
  const { notify, staff } = parts.catalogue;
  const ended = new Set((await tx.endedStaff.list()).map(({ email }) => email));
  const deciding = staff
    .filter(({ role, email }) => may(role, 'decide') && !ended.has(email.toLowerCase()))
    .map(({ email }) => email);
  for (const to of notify.email.length > 0 ? notify.email : deciding) {
    await sendMessage(parts, tx, { ...outgoing, to });
  }
}
