import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailMessage } from '#gate/ports.ts';
import { createSmtpMailer, smtpOptions } from './smtp-mailer.ts';

type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

const servers: SMTPServer[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A real mail server on a free port that keeps what it accepts. */
async function startMailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  servers.push(server);
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  return { received, port: typeof address === 'object' ? address?.port : null };
}

const from = 'Example Trust Center <trust@example.com>';

const message: MailMessage = {
  id: 'msg-01',
  to: 'ada@acme.example',
  subject: 'Confirm your request',
  text: 'Open https://trust.example.com/verify/abc',
  html: '<p>Open <a href="https://trust.example.com/verify/abc">this link</a></p>',
};

function headersOf(raw: string): readonly string[] {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  return head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
}

describe('createSmtpMailer', () => {
  it('sends text and HTML, from the configured sender, under a Message-ID that does not change', async () => {
    const { port, received } = await startMailServer();
    const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, from);
    await mailer.send(message);
    await mailer.send(message);
    expect(received.map(({ from, to }) => [from, to])).toEqual([
      ['trust@example.com', ['ada@acme.example']],
      ['trust@example.com', ['ada@acme.example']],
    ]);
    const raw = received[0]?.raw ?? '';
    expect(headersOf(raw)).toEqual(
      expect.arrayContaining([
        'From: Example Trust Center <trust@example.com>',
        'To: ada@acme.example',
        'Subject: Confirm your request',
        'Message-ID: <msg-01@example.com>',
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(raw).toMatch(
      /Content-Type: text\/plain; charset=utf-8[\s\S]*Content-Type: text\/html; charset=utf-8/,
    );
    expect(headersOf(received[1]?.raw ?? '')).toContain('Message-ID: <msg-01@example.com>');
  });

  it('offers one-click unsubscribing where a mail belongs to a subscription, and nowhere else (RFC 8058)', async () => {
    const { port, received } = await startMailServer();
    const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, from);
    const unsubscribeUrl = `https://trust.example.com/unsubscribe/${'a'.repeat(43)}`;
    await mailer.send({ ...message, unsubscribeUrl });
    await mailer.send(message);
    const [news = [], other = []] = received.map(({ raw }) => headersOf(raw));
    expect(news).toContain(`List-Unsubscribe: <${unsubscribeUrl}>`);
    expect(news).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(other.filter((line) => line.startsWith('List-'))).toEqual([]);
    const evil = 'https://trust.example.com/>\r\nBcc: eve@evil.example';
    await expect(mailer.send({ ...message, unsubscribeUrl: evil })).rejects.toThrow('spaces or brackets');
  });

  it('statement 6: line breaks in a subject or an address add no header and no recipient', async () => {
    const { port, received } = await startMailServer();
    const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, from);
    await mailer.send({ ...message, subject: 'Hello\r\nBcc: eve@evil.example\r\n\r\nA second body' });
    const evil = [
      'ada@acme.example\r\nBcc: eve@evil.example',
      'ada@acme.example, eve@evil.example',
      'a <eve@evil.example>',
    ];
    for (const to of evil) await expect(mailer.send({ ...message, to })).rejects.toThrow('not one plain');
    expect(received.flatMap(({ to }) => to)).toEqual(['ada@acme.example']);
    const heads = received.map(({ raw }) => headersOf(raw));
    expect(heads.flat().filter((line) => /^bcc:/i.test(line))).toEqual([]);
    expect(heads[0]).toContainEqual(
      expect.stringMatching(/^Subject: Hello +Bcc: eve@evil.example +A second body$/),
    );
  });

  it('throws when the server wants it again later, and when it refuses the recipient', async () => {
    const later = await startMailServer({
      onData(stream, _session, callback) {
        stream.resume();
        stream.on('end', () => callback(Object.assign(new Error('try again'), { responseCode: 451 })));
      },
    });
    await expect(createSmtpMailer(`smtp://127.0.0.1:${later.port}`, from).send(message)).rejects.toThrow(
      '451',
    );
    const never = await startMailServer({
      onRcptTo: (_address, _session, callback) =>
        callback(Object.assign(new Error('unknown'), { responseCode: 550 })),
    });
    await expect(createSmtpMailer(`smtp://127.0.0.1:${never.port}`, from).send(message)).rejects.toThrow(
      '550',
    );
  });

  it('takes a relay on this machine as it is, also one whose certificate nobody vouches for', async () => {
    const { port, received } = await startMailServer({ disabledCommands: [] });
    await createSmtpMailer(`smtp://localhost:${port}`, from).send(message);
    expect(received).toHaveLength(1);
  });

  it('throws when nobody answers', async () => {
    const { port } = await startMailServer();
    servers.pop()?.close();
    await expect(createSmtpMailer(`smtp://127.0.0.1:${port}`, from).send(message)).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  it('signs in with what the URL holds, and does not repeat a password in its error', async () => {
    const seen: (string | null | undefined)[] = [];
    const { port } = await startMailServer({
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, callback) {
        seen.push(username, password);
        callback(null, password === 'p@ss/word' ? { user: username } : {});
      },
    });
    await createSmtpMailer(`smtp://ada%40acme:p%40ss%2Fword@127.0.0.1:${port}`, from).send(message);
    expect(seen).toEqual(['ada@acme', 'p@ss/word']);
    const refused = createSmtpMailer(`smtp://ada:hunter2@127.0.0.1:${port}`, from).send(message);
    await expect(refused).rejects.toThrow('535');
    await expect(refused).rejects.not.toThrow('hunter2');
  });
});

/** Reaches this machine, but is not one of the names for it: stands for a mail server elsewhere. */
const elsewhere = '0.0.0.0';

describe.skipIf(process.platform === 'win32')('TLS to a mail server elsewhere', () => {
  it('sends nothing where STARTTLS is not offered', async () => {
    const { port, received } = await startMailServer();
    const mailer = createSmtpMailer(`smtp://${elsewhere}:${port}`, from);
    await expect(mailer.send(message)).rejects.toThrow(/STARTTLS/);
    expect(received).toEqual([]);
  });

  it('sends nothing to a certificate that nobody vouches for', async () => {
    for (const scheme of ['smtp', 'smtps']) {
      const { port, received } = await startMailServer({ disabledCommands: [], secure: scheme === 'smtps' });
      const mailer = createSmtpMailer(`${scheme}://${elsewhere}:${port}`, from);
      await expect(mailer.send(message)).rejects.toThrow(/certificate|altname/i);
      expect(received).toEqual([]);
    }
  });

  it('sends in clear where the setting says so', async () => {
    const { port, received } = await startMailServer();
    await createSmtpMailer(`smtp://${elsewhere}:${port}?tls=optional`, from).send(message);
    expect(received).toHaveLength(1);
  });
});

describe('smtpOptions', () => {
  it.each([
    ['smtp://mail.example.com', 587, false, true],
    ['smtps://mail.example.com', 465, true, false],
    ['smtp://mail.example.com:2525?tls=optional', 2525, false, false],
    ['smtp://localhost:1025', 1025, false, false],
    ['smtp://localhost.example.com', 587, false, true],
  ])('%s', (url, port, secure, requireTLS) => {
    expect(smtpOptions(url)).toMatchObject({ port, secure, requireTLS });
  });
});
