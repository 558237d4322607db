import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmlOutboxMailer } from '../src/server/mail/eml-outbox-mailer.ts';
import { linkIn, mails, nextMail } from './mailbox.ts';

/** An outbox whose clock goes on by a millisecond a mail. */
function outbox() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'vitrine-mailbox-'));
  let now = Date.UTC(2026, 10, 23);
  const mailer = createEmlOutboxMailer({
    folder: join(dataFolder, 'outbox'),
    from: 'trust@ostermere.example',
    clock: { now: () => now++ },
    print: () => {},
  });
  const send = (text: string) =>
    mailer.send({ id: 'm-1', to: 'ada@acme.example', subject: 'Sign in', text, html: '<p>Sign in</p>' });
  return { dataFolder, send, close: () => rmSync(dataFolder, { recursive: true, force: true }) };
}

test('a link is read whole wherever it is folded, with two hyphens at the fold too', async () => {
  const { dataFolder, send, close } = outbox();
  const links = Array.from(
    { length: 42 },
    (_, at) => `http://localhost:40123/admin/sign-in/${'a'.repeat(at)}--${'b'.repeat(41 - at)}`,
  );
  for (const link of links)
    await send(`Press the button there:\n${link}\n\nIt works once.\n\n-- \nOstermere\n`);
  expect(mails(dataFolder).map((mail) => linkIn(mail, '/admin/sign-in/'))).toEqual(links);
  close();
});

test('the next mail is one that comes after, and not an earlier one like it', async () => {
  const { dataFolder, send, close } = outbox();
  await send('The first.\n');
  const next = nextMail(dataFolder, 'ada@acme.example', /Sign in/);
  const [mail] = await Promise.all([next(), send('The second.\n')]);
  expect(mail.text).toContain('The second.');
  close();
});
