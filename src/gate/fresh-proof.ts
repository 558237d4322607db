import { spellMoment } from '#domain/spelled-time.ts';
import type { GateParts } from './gate-parts.ts';
import { mailLocales } from './mail-words/mail-words.ts';
import type { MailContent } from './send-message.ts';

/** What a mail proves an address with, so that its time can begin when the mail leaves. */
export interface MailedProof {
  /** `address`: of a request or for signing in; `subscription`: for news. */
  readonly of: 'address' | 'subscription';
  /** SHA-256 of the link's token, by which the store finds it. */
  readonly linkHash: string;
  /** Until when the mail says that it works, epoch milliseconds. */
  readonly expiresAt: number;
}

/** Mail that leaves within this time is sent as it was written. */
const promptMs = 60_000;

/**
 * A mail as it may leave now. One that had to wait for its mail server holds a link and a code that count from now on, and says
 * so: they would have ended before anybody could read them. What was used, replaced or deleted meanwhile stays what it is.
 */
export async function withFreshProof(
  { ports, settings }: GateParts,
  { proof, ...mail }: MailContent,
): Promise<Omit<MailContent, 'proof'>> {
  if (proof === undefined) return mail;
  const expiresAt = ports.clock.now() + settings.verificationMs;
  if (expiresAt - proof.expiresAt < promptMs) return mail;
  const isOpen = await ports.store.transaction((tx) =>
    proof.of === 'subscription'
      ? tx.subscriptions.extendProof(proof.linkHash, expiresAt)
      : tx.verifications.extend(proof.linkHash, expiresAt),
  );
  return isOpen ? restate(mail, proof.expiresAt, expiresAt) : mail;
}

/** Puts one moment in the place of another, in whatever language the mail spells it. */
function restate<Mail extends { readonly text: string; readonly html: string }>(
  mail: Mail,
  before: number,
  after: number,
): Mail {
  let { text, html } = mail;
  for (const locale of mailLocales) {
    const [old, fresh] = [spellMoment(before, locale), spellMoment(after, locale)];
    text = text.replaceAll(old, fresh);
    html = html.replaceAll(old, fresh);
  }
  return { ...mail, text, html };
}
