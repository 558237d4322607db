import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { clockVerdict } from './check-database.ts';
import { tenantFindings } from './check-identity.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function findings(env: Readonly<Record<string, string>>, mailTo: string | null = null) {
  const read = readSettings({ VITRINE_DATA: join(folder, 'data'), ...env });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  return examine({ settings: read.settings, distDir: join(folder, 'dist'), mailTo });
}
const stateOf = (all: readonly Finding[], id: string) => all.find((one) => one.id === id)?.state;

it('says all that is wrong at once, what to do about each, and changes nothing', async () => {
  const all = await findings({
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'trust@sender.invalid',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
    VITRINE_SECRET: '07'.repeat(32),
  });
  expect([stateOf(all, 'configuration'), stateOf(all, 'database'), stateOf(all, 'mail')]).toEqual([
    'problem',
    'problem',
    'problem',
  ]);
  expect(all.filter(({ state, hint }) => state !== 'fine' && !hint)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
}, 30_000);

it('leaves a folder without a database as it is', async () => {
  expect(stateOf(await findings({}), 'database')).toBe('warning');
  expect(await readdir(folder)).toEqual([]);
});

it('greets a mail server without sending, and sends where it is told to', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.resume().once('end', () => {
        received.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Trust <trust@sender.invalid>' };
  expect(stateOf(await findings(env), 'mail')).toBe('fine');
  expect(received).toEqual([]);
  expect(stateOf(await findings(env, 'ops@example.com'), 'mail-sent')).toBe('fine');
  expect(received).toEqual(['ops@example.com']);
  await new Promise<void>((resolve) => server.close(resolve));
}, 30_000);

it('judges a clock by how far it is off', () => {
  const states = [0, -5, 30, 90].map((seconds) => clockVerdict('clock-http', 'x', seconds).state);
  expect(states).toEqual(['fine', 'fine', 'warning', 'problem']);
});

it('asks for the tenant of an issuer that many companies share', () => {
  const google = 'https://accounts.google.com';
  const states = (issuer: string, claims: readonly string[]) =>
    tenantFindings({ issuer, required: claims.map((claim) => ({ claim, values: ['x'] })) }).map(
      ({ id }) => id,
    );
  expect(states(google, [])).toEqual(['identity-tenant']);
  expect(states(google, ['hd'])).toEqual([]);
  expect(states('https://login.ostermere.example/realms/staff', [])).toEqual([]);
});
