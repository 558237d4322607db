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

let folder: string;
let server: RunningServer;
let publicUrl: string;
let provider: RunningProvider;
beforeAll(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  folder = mkdtempSync(join(tmpdir(), 'vitrine-oidc-'));
  const port = String(await freePort());
  provider = await startProvider({}, `http://localhost:${port}/admin/sign-in/callback`);
  const env = {
    VITRINE_URL: `http://localhost:${port}`,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: 'Ostermere Login',
    LOG_FORMAT: 'json',
  };
  // Reached at another port than the public address says, as behind a proxy.
  publicUrl = env.VITRINE_URL;
  server = await startServer({ dist: inject('dist'), dataFolder: join(folder, 'data'), env });
});
afterAll(async () => {
  await server?.stop();
  await provider?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, cookie = '', init: RequestInit = {}) =>
  fetch(server.url + path, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

test('staff sign in at the provider, once an answer, and never by HEAD or by mail', async () => {
  const page = await ask('/admin');
  expect([page.status, (await page.text()).includes('Sign in at Ostermere Login')]).toEqual([401, true]);
  const start = await ask('/admin/sign-in/provider');
  expect(start.status).toBe(303);
  const flow = cookieOf(start);
  const back = new URL(await provider.signIn(start.headers.get('location') ?? ''));
  const callback = back.pathname + back.search;
  expect((await ask(callback, flow, { method: 'HEAD' })).status).toBe(405);
  expect((await ask(callback)).status).toBe(400);
  const signedIn = await ask(callback, flow);
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/admin']);
  expect((await ask('/admin', cookieOf(signedIn))).status).toBe(200);
  expect((await ask(callback, flow)).status).toBe(400);
  const form = {
    method: 'POST',
    headers: { origin: publicUrl },
    body: new URLSearchParams({ email: 'approver@ostermere.example' }),
  };
  expect((await ask('/admin/sign-in', '', form)).status).toBe(403);
  expect(server.printed()).not.toContain(back.searchParams.get('code'));
  expect(server.printed()).not.toMatch(/code=|state=/);
});

test('a provider that is away is said to be away, and the public site does not care', async () => {
  const start = await ask('/admin/sign-in/provider');
  const back = new URL(await provider.signIn(start.headers.get('location') ?? ''));
  await provider.close();
  const answer = await ask(back.pathname + back.search, cookieOf(start));
  expect([answer.status, (await answer.text()).includes('does not answer')]).toEqual([503, true]);
  expect((await ask('/')).status).toBe(200);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
