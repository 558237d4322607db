import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import {
  clientId,
  clientSecret,
  type RunningProvider,
  startProvider,
} from '../src/server/identity/provider.fixture.ts';
import { type RunningServer, startServer } from './sample-server.ts';

/** A server whose groups decide: whoever leaves, and whose group is forgotten, has to be barred by address. */
let folder: string;
let server: RunningServer;
let publicUrl: string;
let provider: RunningProvider;
const barred = {
  sub: 'lee',
  email: 'lee@ostermere.example',
  email_verified: true,
  groups: ['trust-approvers'],
};
const colleague = { ...barred, sub: 'kim', email: 'kim@ostermere.example' };
const admin = { sub: 'ada', email: 'ada@ostermere.example', email_verified: true, groups: ['trust-admins'] };

beforeAll(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  folder = mkdtempSync(join(tmpdir(), 'vitrine-barred-'));
  publicUrl = `http://localhost:${await freePort()}`;
  provider = await startProvider({}, `${publicUrl}/admin/sign-in/callback`);
  const env = {
    VITRINE_URL: publicUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_SCOPE: 'openid email groups',
    OIDC_ROLES: 'approver=trust-approvers, admin=trust-admins',
    OIDC_GROUPS_DECIDE: 'yes',
  };
  server = await startServer({ dist: inject('dist'), dataFolder: join(folder, 'data'), env });
});
afterAll(async () => {
  await server?.stop();
  await provider?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an admin bars somebody whose group lingers: at once, against every new sign-in, until it is taken back', async () => {
  const lee = await signIn(barred);
  const kim = await signIn(colleague);
  const ada = await signIn(admin);
  for (const { session } of [lee, kim, ada]) expect(await statusOf('/admin', session)).toBe(200);
  const before = await textOf('/admin/staff', ada.session);
  expect(before).toContain(barred.email);
  expect(before).toContain('Approver, by a group at the identity provider');
  expect(await statusOf('/admin/staff', kim.session)).toBe(403);

  expect(await change(kim.session, { action: 'end', email: admin.email, reason: 'Revenge.' })).toBe(403);
  expect(await change(ada.session, { action: 'end', email: admin.email, reason: 'Myself.' })).toBe(409);
  const reason = 'Left on 20 November.';
  expect(await change(ada.session, { action: 'end', email: ' LEE@Ostermere.example ', reason })).toBe(303);
  expect(await statusOf('/admin', lee.session)).toBe(401);
  expect((await signIn(barred)).status).toBe(403);
  expect(await statusOf('/admin', kim.session)).toBe(200);
  const after = await textOf('/admin/staff', ada.session);
  expect(after).toMatch(new RegExp(`Rights ended on .* by ${admin.email}`));
  expect(after).toContain(reason);
  const log = await textOf('/admin/audit', ada.session);
  for (const words of ['Rights of staff ended', 'the rights of this person have ended'])
    expect(log).toContain(words);

  expect(await change(ada.session, { action: 'restore', email: barred.email })).toBe(303);
  const again = await signIn(barred);
  expect([again.status, await statusOf('/admin', again.session)]).toEqual([303, 200]);
  expect(await statusOf('/admin', lee.session)).toBe(401);
});

test('the command line bars somebody who was never here, while the server runs', async () => {
  const never = { ...barred, sub: 'new', email: 'new@ostermere.example' };
  const vitrine = (...words: string[]) =>
    spawnSync(
      process.execPath,
      [
        'scripts/vitrine.ts',
        'requests',
        ...words,
        '--as',
        'admin@ostermere.example',
        '--dist',
        inject('dist'),
      ],
      {
        encoding: 'utf8',
        env: { ...process.env, VITRINE_URL: publicUrl, VITRINE_DATA: join(folder, 'data') },
      },
    );
  const ended = vitrine('revoke-staff', never.email, '--reason', 'Left before the first day.');
  expect([ended.status, ended.stdout]).toEqual([0, expect.stringContaining('have ended')]);
  expect((await signIn(never)).status).toBe(403);
  expect(vitrine('staff').stdout).toContain(`${never.email}  rights ended`);
  expect(vitrine('restore-staff', never.email).status).toBe(0);
  expect((await signIn(never)).status).toBe(303);
});

/** The whole way through the provider; what the gate answers at its end. */
async function signIn(claims: typeof barred): Promise<{ status: number; session: string }> {
  provider.claims = claims;
  const start = await ask('/admin/sign-in/provider');
  const back = new URL(await provider.signIn(start.headers.get('location') ?? ''));
  const answer = await ask(back.pathname + back.search, cookieOf(start));
  return { status: answer.status, session: cookieOf(answer) };
}

async function change(session: string, form: Readonly<Record<string, string>>): Promise<number> {
  const headers = { origin: publicUrl };
  const body = new URLSearchParams(form);
  return (await ask('/admin/staff', session, { method: 'POST', headers, body })).status;
}

const statusOf = async (path: string, session: string) => (await ask(path, session)).status;
const textOf = async (path: string, session: string) => (await ask(path, session)).text();

function ask(path: string, cookie = '', init: RequestInit = {}): Promise<Response> {
  return fetch(server.url + path, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
