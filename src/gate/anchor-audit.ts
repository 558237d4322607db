import { type AnchorFacts, anchorFormat, anchorText, type SignedAnchor } from '#domain/gate/audit-anchor.ts';
import { anchorMail } from './anchor-mail.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { sendMessage } from './send-message.ts';

export type AnchorOutcome =
  | { readonly kind: 'anchor'; readonly anchor: SignedAnchor }
  /** No key is configured, or the log is empty. */
  | { readonly kind: 'no-key' | 'empty' };

/** The state of the log now, signed. Writes nothing: whoever asks keeps it. */
export function signAnchor(parts: GateParts): Promise<AnchorOutcome> {
  return parts.ports.store.read((tx) => signLast(parts, tx));
}

const dayMs = 86_400_000;

/**
 * Once a day, signs the state of the log and mails it to where nobody with the database can take it back. The mark of the day
 * is an entry of the log in the same transaction, so of several processes one does it.
 * @returns whether it did
 */
export async function anchorDaily(parts: GateParts): Promise<boolean> {
  const { ports } = parts;
  if (!ports.anchorSigner) return false;
  if (!(await ports.store.read((tx) => isDue(parts, tx)))) return false;
  const sent = await ports.store.transaction(async (tx) => {
    if (!(await isDue(parts, tx))) return false;
    const outcome = await signLast(parts, tx);
    if (outcome.kind !== 'anchor') return false;
    const { seq, head, key, signature } = outcome.anchor;
    await recordEvent(parts, tx, {
      event: 'audit-anchored',
      actor: { kind: 'system' },
      data: { seq, head, key, signature },
    });
    const mail = anchorMail(parts.catalogue.site, outcome.anchor);
    for (const to of receivers(parts)) await sendMessage(parts, tx, { kind: 'audit-anchor', to, mail });
    return true;
  });
  if (sent) ports.wakeDelivery();
  return sent;
}

/** A day has gone by, and something has happened since: the entry of the last anchor is no news. */
async function isDue({ ports }: GateParts, tx: Transaction): Promise<boolean> {
  const latest = await tx.audit.latestOf('audit-anchored');
  if (!latest) return true;
  const last = await tx.audit.last();
  return ports.clock.now() - latest.at >= dayMs && last?.seq !== latest.seq;
}

async function signLast({ ports, catalogue }: GateParts, tx: Transaction): Promise<AnchorOutcome> {
  const signer = ports.anchorSigner;
  if (!signer) return { kind: 'no-key' };
  const last = await tx.audit.last();
  if (!last) return { kind: 'empty' };
  const facts: AnchorFacts = {
    format: anchorFormat,
    site: catalogue.site.gateUrl,
    seq: last.seq,
    head: last.hash,
    at: new Date(ports.clock.now()).toISOString(),
  };
  const anchor = { ...facts, key: signer.publicKey, signature: signer.sign(anchorText(facts)) };
  return { kind: 'anchor', anchor };
}

function receivers({ catalogue: { notify, staff } }: GateParts): readonly string[] {
  if (notify.audit.length > 0) return notify.audit;
  return staff.filter(({ role }) => role === 'auditor' || role === 'admin').map(({ email }) => email);
}
