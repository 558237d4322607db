import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSmtpMailer } from '#server/mail/smtp-mailer.ts';
import { approver, minute, openRig, type Rig, requestForm, visitor } from './gate.fixture.ts';

/** Real mail over SMTP to a server that is away for an hour: twice as long as a link works. */
const received: { to: string; text: string }[] = [];
let port = 0;
let server: SMTPServer | null = null;
let rig: Rig;

beforeEach(async () => {
  received.length = 0;
  port = 0;
  await startMailServer();
  rig = await openRig({
    ports: { mailer: createSmtpMailer(`smtp://127.0.0.1:${port}`, 'trust@example.com') },
  });
  await stopMailServer();
});
afterEach(async () => {
  await rig.database.close();
  await stopMailServer();
});

async function startMailServer(): Promise<void> {
  server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        received.push({ to, text: readable(Buffer.concat(chunks).toString('utf8')) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
}

async function stopMailServer(): Promise<void> {
  const running = server;
  server = null;
  if (running) await new Promise<void>((resolve) => running.close(() => resolve()));
}

/** Quoted-printable → text. */
function readable(eml: string): string {
  const bytes = eml
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

/** An hour of tries in vain; then the server is back, and the next try comes within the hour. */
async function mailIsAwayForAnHour(): Promise<void> {
  await pass(60);
  expect(received).toEqual([]);
  await startMailServer();
  for (let minutes = 0; minutes < 60 && received.length === 0; minutes += 1) await pass(1);
}

async function pass(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    rig.advance(minute);
    await rig.deliver();
  }
}

const ada = 'ada@acme.example';
const newest = (to = ada) => received.findLast((mail) => mail.to === to)?.text ?? '';
const tokenOf = (text: string, path = 'verify') =>
  new RegExp(`/${path}/([\\w-]{43})`).exec(text)?.[1] ?? `no link in ${text}`;
const spelled = (epochMs: number) => new Date(epochMs).toISOString().slice(11, 16);

async function asks(): Promise<string> {
  const asked = await rig.gate.submitRequest(visitor, requestForm());
  if (asked.kind !== 'check-mail') throw new Error(asked.kind);
  // The code works only in this browser, which has to remember it for as long as the mail may wait.
  expect(asked.flow.maxAgeSeconds).toBeGreaterThan(5 * 3600);
  return asked.flow.token;
}

test('the link of a mail that was late for an hour works for half an hour, once, and the mail says until when', async () => {
  await asks();
  await mailIsAwayForAnHour();
  const sentAt = rig.ports.clock.now();
  expect(newest()).toContain(`, ${spelled(sentAt + 30 * minute)} UTC`);
  expect(newest().match(/\d\d:\d\d UTC/g)).toEqual(Array(2).fill(`${spelled(sentAt + 30 * minute)} UTC`));
  const token = tokenOf(newest());
  rig.advance(29 * minute);
  const shown = await rig.gate.showVerification(token);
  expect(shown).toMatchObject({ kind: 'ready', expiresAt: sentAt + 30 * minute });
  const tries = await Promise.all(Array.from({ length: 20 }, () => rig.gate.verifyByLink(visitor, token)));
  expect(tries.filter(({ kind }) => kind === 'verified')).toHaveLength(1);
  expect(tries.filter(({ kind }) => kind === 'used')).toHaveLength(19);
});

test('and no longer than that', async () => {
  await asks();
  await mailIsAwayForAnHour();
  rig.advance(30 * minute);
  expect(await rig.gate.verifyByLink(visitor, tokenOf(newest()))).toEqual({ kind: 'expired' });
});

test('its code works, too, in the browser that asked', async () => {
  const flow = await asks();
  await mailIsAwayForAnHour();
  const code = /^ {4}(\d{6})$/m.exec(newest())?.[1] ?? '';
  expect((await rig.gate.verifyByCode(visitor, { flow, code })).kind).toBe('verified');
});

test('while its mail waits, nobody gets more guesses at the code, however long it takes', async () => {
  const flow = await asks();
  const guess = async () => {
    const outcome = await rig.gate.verifyByCode(visitor, { flow, code: '000000' });
    return outcome.kind === 'wrong-code' ? outcome.triesLeft : outcome.kind;
  };
  expect([await guess(), await guess(), await guess()]).toEqual([4, 3, 2]);
  await mailIsAwayForAnHour();
  expect([await guess(), await guess(), await guess()]).toEqual([1, 0, 0]);
  const code = /^ {4}(\d{6})$/m.exec(newest())?.[1] ?? '';
  expect(await rig.gate.verifyByCode(visitor, { flow, code })).toEqual({ kind: 'wrong-code', triesLeft: 0 });
  expect((await rig.gate.verifyByLink(visitor, tokenOf(newest()))).kind).toBe('verified');
});

test('who asked again meanwhile gets both mails; the link of the first stays replaced', async () => {
  await asks();
  await pass(20);
  await asks();
  await mailIsAwayForAnHour();
  for (let minutes = 0; minutes < 60 && received.length < 2; minutes += 1) await pass(1);
  const kinds = await Promise.all(
    received.map(async ({ text }) => (await rig.gate.showVerification(tokenOf(text))).kind),
  );
  expect(kinds.toSorted()).toEqual(['ready', 'replaced']);
});

test('a link for staff works after the hour, in the browser that asked', async () => {
  const asked = await rig.gate.requestStaffSignIn(visitor, approver.as);
  const flow = asked.kind === 'check-mail' ? asked.flow.token : '';
  await mailIsAwayForAnHour();
  const token = tokenOf(newest(approver.as), 'admin/sign-in');
  expect((await rig.gate.confirmStaffSignIn(visitor, { token, flow: undefined })).kind).toBe('other-browser');
  expect((await rig.gate.confirmStaffSignIn(visitor, { token, flow })).kind).toBe('signed-in');
});

test('so does the link of a subscription, but not one that a newer one has replaced', async () => {
  await rig.database.close();
  const publication = { topics: [{ id: 'policies', title: 'Policies' }], changes: [] };
  rig = await openRig({
    catalogue: { publication },
    ports: { mailer: createSmtpMailer(`smtp://127.0.0.1:${port}`, 'trust@example.com') },
  });
  const form = { email: ada, topics: ['policies'], website: '' };
  expect(await rig.gate.subscribe(visitor, form)).toEqual({ kind: 'check-mail' });
  await pass(10);
  await rig.gate.subscribe(visitor, form);
  await mailIsAwayForAnHour();
  for (let minutes = 0; minutes < 60 && received.length < 2; minutes += 1) await pass(1);
  const outcomes = [];
  for (const { text } of received)
    outcomes.push((await rig.gate.confirmSubscription(visitor, tokenOf(text, 'subscribe'))).kind);
  expect(outcomes.toSorted()).toEqual(['expired', 'subscribed']);
});
