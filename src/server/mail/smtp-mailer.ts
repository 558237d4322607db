import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import type { Mailer } from '#gate/ports.ts';
import { isLocalUrl } from '#server/settings/local-url.ts';
import { composeMail } from './compose-mail.ts';

/**
 * Sends through one mail server, a connection a message: mails of a gate are few, and a connection that is kept is one
 * that may have died.
 * @param smtpUrl as checked by `readSettings`
 * @param from sender of every message
 * @param waits how long each step may take, in milliseconds
 */
export function createSmtpMailer(smtpUrl: string, from: string, waits: SmtpWaits = usualWaits): Mailer {
  const { whole, ...steps } = waits;
  const transport = createTransport({ ...smtpOptions(smtpUrl), ...steps });
  return {
    async send(message) {
      const { rejected } = await within(whole, transport.sendMail(composeMail(message, from)));
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
  };
}

export interface SmtpWaits {
  readonly dnsTimeout: number;
  readonly connectionTimeout: number;
  readonly greetingTimeout: number;
  /** Without a byte in either direction. */
  readonly socketTimeout: number;
  /** One message from its start to its end: a server that sends a byte now and then would keep the others waiting for ever. */
  readonly whole: number;
}

const usualWaits: SmtpWaits = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  whole: 60_000,
};

/** The server may have taken the message all the same: then it comes twice, under one Message-ID. */
async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  const end = new AbortController();
  const late = sleep(ms, undefined, { signal: end.signal }).then(() => {
    throw new Error(`the mail server was not done with the message after ${ms / 1000} s`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    end.abort();
    late.catch(() => undefined);
    work.catch(() => undefined);
  }
}
