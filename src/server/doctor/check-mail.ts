import { Resolver } from 'node:dns/promises';
import { createTransport } from 'nodemailer';
import { addressOf } from '../mail/compose-mail.ts';
import { smtpOptions } from '../mail/smtp-mailer.ts';
import type { Settings } from '../settings.ts';
import { causeOf, type Finding, fine, lookSeconds, problem, warning } from './finding.ts';

/**
 * Greets the mail server, with TLS and password as for a mail, and looks the sender's domain up. Sends nothing but to
 * `mailTo`.
 */
export async function checkMail({ smtpUrl, mailFrom }: Settings, mailTo: string | null): Promise<Finding[]> {
  if (smtpUrl === null || mailFrom === null)
    return [
      warning(
        'mail',
        'SMTP_URL is not set: nobody gets the link that a request needs.',
        'Set SMTP_URL and MAIL_FROM.',
      ),
    ];
  const transport = createTransport(smtpOptions(smtpUrl));
  const host = new URL(smtpUrl).host;
  const hint = 'Compare host, port, user and password of SMTP_URL with what your mail provider gives.';
  const greeting = await transport.verify().then(
    () => fine('mail', `${host} takes the connection and the password.`),
    (error) => problem('mail', `${host}: ${causeOf(error)}`, hint),
  );
  const sent =
    mailTo === null || greeting.state !== 'fine' ? [] : [await sendTry(transport, mailFrom, mailTo)];
  return [greeting, ...sent, ...(await checkSender(addressOf(mailFrom).split('@').at(-1) ?? ''))];
}

async function sendTry(
  transport: ReturnType<typeof createTransport>,
  from: string,
  to: string,
): Promise<Finding> {
  const text =
    'This mail was asked for with `vitrine doctor --mail-to`. The mail server of the trust center works.';
  return transport
    .sendMail({ from, to: { name: '', address: to }, subject: 'Try of the trust center', text })
    .then(
      () =>
        fine('mail-sent', 'The mail server took the try; look whether it arrives, and not among the spam.'),
      (error) => problem('mail-sent', causeOf(error), 'Most often the server may not send for MAIL_FROM.'),
    );
}

/** MX, SPF (RFC 7208) and DMARC (RFC 7489) of the sender's domain: without them links land among the spam. */
async function checkSender(domain: string): Promise<Finding[]> {
  const dns = new Resolver({ timeout: (lookSeconds * 1000) / 2, tries: 1 });
  const [mx, own, policy] = await Promise.all([
    dns.resolveMx(domain).then(({ length }) => length > 0, absent),
    dns
      .resolveTxt(domain)
      .then((records) => records.some((one) => one.join('').startsWith('v=spf1')), absent),
    dns
      .resolveTxt(`_dmarc.${domain}`)
      .then((records) => records.some((one) => one.join('').startsWith('v=DMARC1')), absent),
  ]);
  const record = (id: string, article: string, name: string, there: boolean | null, hint: string) =>
    there === null
      ? warning(
          id,
          `The name servers did not answer for ${domain}.`,
          'Look whether this machine can resolve names.',
        )
      : there
        ? fine(id, `${domain} has ${article} ${name}.`)
        : warning(id, `${domain} has no ${name}.`, hint);
  return [
    record('dns-mx', 'an', 'MX record', mx, 'Answers and bounces go nowhere; publish one.'),
    record('dns-spf', 'an', 'SPF record', own, 'Publish a TXT record v=spf1 … that names your mail server.'),
    record('dns-dmarc', 'a', 'DMARC record', policy, `Publish a TXT record v=DMARC1; … at _dmarc.${domain}.`),
  ];
}

/** false: the domain answers and has no such record; null: nobody answered. */
function absent(error: { code?: string }): false | null {
  return error.code === 'ENODATA' || error.code === 'ENOTFOUND' ? false : null;
}
