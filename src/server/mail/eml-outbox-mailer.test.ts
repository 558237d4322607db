import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MailMessage } from '#gate/ports.ts';
import { createEmlOutboxMailer } from './eml-outbox-mailer.ts';

const message: MailMessage = {
  id: 'msg-01',
  to: 'ada@acme.example',
  subject: 'Confirm your request',
  text: 'Code: 123456\n\nhttps://trust.example.com/verify/abc',
  html: '<p>Code: 123456</p>',
};

let data: string;
let printed: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'vitrine-mail-'));
  printed = '';
});

afterEach(() => rm(data, { recursive: true }));

function mailer() {
  return createEmlOutboxMailer({
    folder: join(data, 'outbox'),
    from: 'trust@example.com',
    clock: { now: () => Date.UTC(2026, 10, 23, 9, 30) },
    print: (text) => {
      printed += text;
    },
  });
}

it('keeps the message in a file that only its owner reads, and prints what a person needs', async () => {
  await mailer().send(message);
  const [name = ''] = await readdir(join(data, 'outbox'));
  expect(name).toBe('2026-11-23T09-30-00-000Z-msg-01.eml');
  const path = join(data, 'outbox', name);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const eml = await readFile(path, 'utf8');
  expect(eml).toContain('Message-ID: <msg-01@example.com>\r\n');
  expect(eml).toContain('Date: Mon, 23 Nov 2026 09:30:00 +0000\r\n');
  expect(eml).toMatch(/text\/plain[\s\S]*text\/html/);
  expect(printed).toMatchInlineSnapshot(`
    "
    ── mail
    │ To: ada@acme.example
    │ Subject: Confirm your request
    │ 
    │ Code: 123456
    │ 
    │ https://trust.example.com/verify/abc
    ──
    "
  `);
});

it('prints nothing that a terminal would act on', async () => {
  await mailer().send({
    ...message,
    subject: 'Hi\u001b[2J',
    text: 'Name: \u001b]0;owned\u0007 \u009b31m\nEnd',
  });
  expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

it('writes into its folder whatever the id is', async () => {
  await mailer().send({ ...message, id: '../../etc/passwd' });
  expect(await readdir(data)).toEqual(['outbox']);
  expect(await readdir(join(data, 'outbox'))).toEqual(['2026-11-23T09-30-00-000Z-______etc_passwd.eml']);
});
