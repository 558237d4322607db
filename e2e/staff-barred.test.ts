import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cookieOf, type ProviderSite, providerSite } from './provider-site.ts';

/** A server whose groups decide: whoever leaves, and whose group is forgotten, has to be barred by address. */
let site: ProviderSite;
const barred = {
  sub: 'lee',
  email: 'lee@ostermere.example',
  email_verified: true,
  groups: ['trust-approvers'],
};
const colleague = { ...barred, sub: 'kim', email: 'kim@ostermere.example' };
const admin = { sub: 'ada', email: 'ada@ostermere.example', email_verified: true, groups: ['trust-admins'] };

beforeAll(async () => {
  site = await providerSite(inject('dist'), {
    OIDC_SCOPE: 'openid email groups',
    OIDC_ROLES: 'approver=trust-approvers, admin=trust-admins',
    OIDC_GROUPS_DECIDE: 'yes',
  });
});
afterAll(() => site?.close());

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
        env: { ...process.env, VITRINE_URL: site.publicUrl, VITRINE_DATA: site.dataFolder },
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
  site.provider.claims = claims;
  const start = await site.ask('/admin/sign-in/provider');
  const back = new URL(await site.provider.signIn(start.headers.get('location') ?? ''));
  const answer = await site.ask(back.pathname + back.search, cookieOf(start));
  return { status: answer.status, session: cookieOf(answer) };
}

async function change(session: string, form: Readonly<Record<string, string>>): Promise<number> {
  const headers = { origin: site.publicUrl };
  const body = new URLSearchParams(form);
  return (await site.ask('/admin/staff', session, { method: 'POST', headers, body })).status;
}

const statusOf = async (path: string, session: string) => (await site.ask(path, session)).status;
const textOf = async (path: string, session: string) => (await site.ask(path, session)).text();
