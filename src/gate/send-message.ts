import { may } from '#domain/gate/staff-role.ts';
import type { GateParts } from './gate-parts.ts';
import type { Mail } from './mails.ts';
import type { Transaction } from './ports.ts';
import { newId } from './secrets.ts';

export interface Outgoing {
  /** Kebab-case name of the mail, for the outbox page. */
  readonly kind: string;
  readonly to: string;
  readonly mail: Mail;
  readonly requestId?: string | null;
  /** Acceptance whose certificate is attached; it is made when the mail is sent. */
  readonly certificate?: string;
  /** Written like every other message but never sent: the visitor cannot tell the difference. */
  readonly suppressed?: boolean;
}

/** What a message holds, sealed, until it is sent. */
export interface MailContent extends Mail {
  readonly certificate?: string;
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
    sealed: suppressed ? null : sealed,
    state: suppressed ? 'suppressed' : 'pending',
    attempts: 0,
    createdAt: now,
    nextAttemptAt: now,
    lockedUntil: null,
    sentAt: null,
    lastError: null,
  });
}

function contentOf({ mail, certificate }: Outgoing): MailContent {
  return certificate === undefined ? mail : { ...mail, certificate };
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
