import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cookieOf, type ProviderSite, providerSite } from './provider-site.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await providerSite(inject('dist'), { OIDC_NAME: 'Ostermere Login', LOG_FORMAT: 'json' });
});
afterAll(() => site?.close());

test('staff sign in at the provider, once an answer, and never by HEAD or by mail', async () => {
  const page = await site.ask('/admin');
  expect([page.status, (await page.text()).includes('Sign in at Ostermere Login')]).toEqual([401, true]);
  const start = await site.ask('/admin/sign-in/provider');
  expect(start.status).toBe(303);
  const flow = cookieOf(start);
  const back = new URL(await site.provider.signIn(start.headers.get('location') ?? ''));
  const callback = back.pathname + back.search;
  expect((await site.ask(callback, flow, { method: 'HEAD' })).status).toBe(405);
  expect((await site.ask(callback)).status).toBe(400);
  const signedIn = await site.ask(callback, flow);
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/admin']);
  expect((await site.ask('/admin', cookieOf(signedIn))).status).toBe(200);
  expect((await site.ask(callback, flow)).status).toBe(400);
  const form = {
    method: 'POST',
    headers: { origin: site.publicUrl },
    body: new URLSearchParams({ email: 'approver@ostermere.example' }),
  };
  expect((await site.ask('/admin/sign-in', '', form)).status).toBe(403);
  expect(site.server.printed()).not.toContain(back.searchParams.get('code'));
  expect(site.server.printed()).not.toMatch(/code=|state=/);
});

test('a provider that is away is said to be away, and the public site does not care', async () => {
  const start = await site.ask('/admin/sign-in/provider');
  const back = new URL(await site.provider.signIn(start.headers.get('location') ?? ''));
  await site.provider.close();
  const answer = await site.ask(back.pathname + back.search, cookieOf(start));
  expect([answer.status, (await answer.text()).includes('does not answer')]).toEqual([503, true]);
  expect((await site.ask('/')).status).toBe(200);
});
