import type { SendMailOptions } from 'nodemailer';
import type { MailMessage } from '#gate/ports.ts';

/**
 * A message in the form nodemailer takes. Header values lose their line breaks there, and files and URLs are never read.
 * @param from sender, `Name <address>` or an address alone
 * @throws where the recipient is not exactly one plain address: nodemailer would send to each one that it finds in it
 */
export function composeMail(message: MailMessage, from: string): SendMailOptions {
  if (!/^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()[\]"\\\p{Cc}]+$/u.test(message.to))
    throw new Error(`the recipient of message ${message.id} is not one plain mail address`);
  const recipient = { name: '', address: message.to };
  return {
    from,
    to: recipient,
    envelope: { from: addressOf(from), to: [message.to] },
    messageId: `<${message.id}@${addressOf(from).split('@').at(-1)}>`,
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: (message.attachments ?? []).map(({ name, type, base64 }) => ({
      ...{ filename: name, contentType: type, content: base64, encoding: 'base64' },
    })),
    // RFC 3834: vacation responders stay quiet.
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(message) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 2369 and RFC 8058: mail programs show a button, and one POST ends the subscription. */
function unsubscribeHeaders({ id, unsubscribeUrl }: MailMessage): Readonly<Record<string, string>> {
  if (unsubscribeUrl === undefined) return {};
  if (/[\s<>]/.test(unsubscribeUrl))
    throw new Error(`the address for unsubscribing of message ${id} has spaces or brackets`);
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** The address alone, of `Name <address>` too. */
export function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
