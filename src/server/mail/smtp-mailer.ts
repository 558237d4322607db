import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import type { Mailer } from '#gate/ports.ts';
import { isLocalUrl } from '#server/settings.ts';
import { composeMail } from './compose-mail.ts';

/**
 * Sends through one mail server, a connection a message: mails of a gate are few, and a connection that is kept is one
 * that may have died.
 * @param smtpUrl as checked by `readSettings`
 * @param from sender of every message
 */
export function createSmtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpOptions(smtpUrl));
  return {
    async send(message) {
      const { rejected } = await transport.sendMail(composeMail(message, from));
      if (rejected.length > 0) throw new Error('the mail server refused the recipient');
    },
  };
}

/**
 * Options of the connection. `smtps://` speaks TLS from the start; `smtp://` insists on STARTTLS, so that nobody on the
 * way can read the links in a mail, except to this machine itself (a relay without a certificate) or where
 * `?tls=optional` gives that up. Certificates are always checked where there is TLS.
 */
export function smtpOptions(smtpUrl: string): SMTPTransportOptions {
  const { protocol, hostname, port, username, password, searchParams } = new URL(smtpUrl);
  const isSecure = protocol === 'smtps:';
  const isLocal = isLocalUrl(`http://${hostname}`);
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    requireTLS: !isSecure && !isLocal && searchParams.get('tls') !== 'optional',
    ignoreTLS: isLocal,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...timeouts,
  };
}

/** In milliseconds; together well below the lease that the outbox takes on a message. */
const timeouts = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};
