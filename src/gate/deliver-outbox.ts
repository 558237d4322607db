import { withFreshProof } from './fresh-proof.ts';
import type { DeliverySettings, GateParts } from './gate-parts.ts';
import { keepCertificate } from './make-certificate.ts';
import type { MailAttachment, Random } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { MessageRecord } from './records.ts';
import type { MailContent } from './send-message.ts';
import { isStoreOutage } from './store-outage.ts';

/** What one round did. `claimed` equal to the batch size means that there may be more. */
export interface Delivered {
  readonly claimed: number;
  readonly sent: number;
  readonly failed: number;
  readonly dead: number;
}

/**
 * Sends what is due, at least once: a message is leased, sent, then marked. A process that dies in between leaves it to
 * the next one after the lease, and the receiver sees the same Message-ID twice. Several processes may call this.
 */
export async function deliverOutbox(parts: GateParts): Promise<Delivered> {
  const { ports, settings } = parts;
  const { batch, leaseMs } = settings.delivery;
  const now = ports.clock.now();
  const messages = await ports.store.transaction((tx) => tx.outbox.claim(now, now + leaseMs, batch));
  const count = { claimed: messages.length, sent: 0, failed: 0, dead: 0 };
  for (const message of messages) {
    await ports.makeWay?.();
    // Where a slow server has eaten up half of the lease, the rest is left to the next round: nobody else may send it meanwhile.
    if (ports.clock.now() - now > leaseMs / 2) break;
    count[await deliver(parts, message)] += 1;
  }
  return count;
}

async function deliver(parts: GateParts, message: MessageRecord): Promise<'sent' | 'failed' | 'dead'> {
  const { ports } = parts;
  const mail = openMail(parts, message);
  if (!mail) return giveUp(parts, message, 'its content cannot be opened with this server key');
  try {
    const { certificate, ...content } = await withFreshProof(parts, mail);
    const attachments = certificate === undefined ? [] : await attach(parts, certificate);
    const attached = attachments.length > 0 ? { attachments } : {};
    await ports.mailer.send({ id: message.id, to: message.recipient, ...content, ...attached });
  } catch (error) {
    return retryLater(parts, message, error);
  }
  // A mark that a power cut takes back means that the message is sent twice, which its Message-ID covers.
  await ports.store.writeBehind((tx) => tx.outbox.markSent(message.id, ports.clock.now()));
  return 'sent';
}

function openMail({ ports }: GateParts, { sealed }: MessageRecord): MailContent | null {
  const opened = sealed === null ? null : ports.sealer.open(sealed);
  return opened === null ? null : (JSON.parse(opened) as MailContent);
}

/** The mail holds the text in full: one whose certificate cannot be made goes out without it rather than not at all. */
async function attach(parts: GateParts, acceptance: string): Promise<readonly MailAttachment[]> {
  try {
    const certificate = await keepCertificate(parts, acceptance);
    if (!certificate) return [];
    return [{ name: `agreement-${acceptance}.pdf`, type: 'application/pdf', base64: certificate.pdf }];
  } catch (error) {
    if (isStoreOutage(error)) throw error;
    parts.ports.log.error('certificate-failed', { acceptance });
    return [];
  }
}

async function retryLater(
  parts: GateParts,
  message: MessageRecord,
  error: unknown,
): Promise<'failed' | 'dead'> {
  const { ports, settings } = parts;
  const why = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  ports.log.error('message-failed', { message: message.id, attempt: message.attempts });
  if (message.attempts >= settings.delivery.maxAttempts) return giveUp(parts, message, why);
  const next = ports.clock.now() + retryDelay(settings.delivery, message.attempts, ports.random);
  await ports.store.writeBehind((tx) => tx.outbox.markFailed(message.id, 'pending', next, why));
  return 'failed';
}

async function giveUp(parts: GateParts, message: MessageRecord, why: string): Promise<'dead'> {
  const { ports } = parts;
  await ports.store.transaction(async (tx) => {
    await tx.outbox.markFailed(message.id, 'dead', message.nextAttemptAt, why);
    const data = { message: message.id, kind: message.kind, attempts: message.attempts };
    await recordEvent(parts, tx, {
      event: 'message-dead',
      actor: { kind: 'system' },
      request: message.requestId,
      data,
    });
  });
  ports.log.error('message-dead', { message: message.id, kind: message.kind });
  return 'dead';
}

/** Doubles with each attempt up to a limit; half of it is left to chance, so that a crowd of messages spreads. Whole milliseconds. */
export function retryDelay(
  { firstDelayMs, longestDelayMs }: DeliverySettings,
  attempts: number,
  random: Random,
): number {
  const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1));
  const [a = 0, b = 0] = random.bytes(2);
  return Math.floor(longest / 2 + (longest / 2) * ((a * 256 + b) / 65_536));
}
