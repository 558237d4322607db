import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { events, openRig, type Rig, staffSession, visitor } from '#gate/gate.fixture.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { createOpenIdProvider } from './openid-provider.ts';
import { clientId, clientSecret, type RunningProvider, startProvider } from './provider.fixture.ts';

let provider: RunningProvider;
let rig: Rig;
const logged: unknown[] = [];
const log = {
  info: (...line: unknown[]) => void logged.push(line),
  error: (...line: unknown[]) => void logged.push(line),
};

beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  logged.length = 0;
  provider = await startProvider();
  rig = await openWith();
});
afterEach(async () => {
  await rig.database.close();
  await provider.close();
});

function settingsAt(issuer: string, changes: Partial<IdentitySettings> = {}): IdentitySettings {
  const role = { scope: 'openid email groups', rolesClaim: 'groups', roles: [], allowsMailedLinks: false };
  const required = [] as const;
  return { issuer, clientId, clientSecret, name: 'Ostermere', ...role, required, ...changes };
}

function openWith(changes: Partial<IdentitySettings> = {}, issuer = provider.issuer): Promise<Rig> {
  const clock = { now: () => Date.now() };
  const identityProvider = createOpenIdProvider(settingsAt(issuer, changes), { clock, log });
  return openRig({ ports: { identityProvider, log } });
}

async function reopen(changes: Partial<IdentitySettings>, issuer?: string): Promise<void> {
  await rig.database.close();
  rig = await openWith(changes, issuer);
}

async function begin() {
  const started = await rig.gate.startProviderSignIn();
  if (started.kind !== 'go') throw new Error(started.kind);
  return { url: started.url, flow: started.flow.token };
}

const queryOf = (address: string) => new URL(address).search;

/** The whole way; what the gate says at its end. */
async function signIn(alter: (query: URLSearchParams) => void = () => {}) {
  const { url, flow } = await begin();
  const query = new URLSearchParams(queryOf(await provider.signIn(url)));
  alter(query);
  return rig.gate.confirmProviderSignIn(visitor, { query: `?${query}`, flow });
}

async function signedIn(): Promise<string> {
  const outcome = await signIn();
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return outcome.session.token;
}

describe('staff sign in at the provider', () => {
  test('with the code flow, PKCE, state and nonce, and get the role of gate.yaml', async () => {
    const { url } = await begin();
    const asked = new URL(url).searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(42);
    const session = await signedIn();
    expect((await rig.gate.listRequests({ caller: { session } })).kind).toBe('requests');
    expect((await events(rig)).at(-1)).toBe('staff-signed-in');
  });

  test('writes nothing before somebody comes back', async () => {
    for (let i = 0; i < 20; i += 1) await begin();
    expect(await events(rig)).toEqual([]);
    expect(provider.calls).toEqual(['GET /.well-known/openid-configuration']);
  });

  test('ends with its session, at once and after an hour of quiet', async () => {
    const session = await signedIn();
    await rig.gate.signOut(visitor, { kind: 'staff', session });
    expect((await rig.gate.listRequests({ caller: { session } })).kind).toBe('sign-in');
    const quiet = await signedIn();
    rig.advance(60 * 60_000);
    expect((await rig.gate.listRequests({ caller: { session: quiet } })).kind).toBe('sign-in');
    const end = new URL((await rig.gate.endAtProvider()) ?? '');
    expect(end.origin).toBe(provider.issuer);
    expect(end.searchParams.get('post_logout_redirect_uri')).toBe(
      'https://gate.ostermere.example/admin/sign-in',
    );
  });
});

describe('a role', () => {
  const roles = [{ role: 'auditor', group: 'trust-auditors' }] as const;

  test('comes from nothing for nobody: a stranger to gate.yaml and to the groups gets no session', async () => {
    provider.claims = {
      sub: 'x',
      email: 'stranger@ostermere.example',
      email_verified: true,
      groups: ['admins'],
    };
    expect(await signIn()).toEqual({ kind: 'no-staff' });
    expect(await events(rig)).toEqual(['staff-sign-in-failed']);
  });

  test('comes from a mapped group where gate.yaml does not name the person, and ends with the mapping', async () => {
    await reopen({ roles });
    provider.claims = {
      sub: 'x',
      email: 'kim@ostermere.example',
      email_verified: true,
      groups: ['trust-auditors', 'all'],
    };
    const session = await signedIn();
    expect((await rig.gate.listRequests({ caller: { session } })).kind).toBe('requests');
    const decision = { kind: 'deny', reason: 'No.' } as const;
    const denied = await rig.gate.decideRequest(visitor, {
      caller: { session },
      requestId: 'r-none',
      decision,
    });
    expect(denied.kind).toBe('forbidden');
    const kept = await rig.database.store.read((tx) => tx.sessions.find(rig.ports.hasher.sha256(session)));
    expect(kept?.staffGroups).toEqual(['trust-auditors']);
    const { identityProvider, ...ports } = rig.ports;
    if (identityProvider) Object.assign(identityProvider, { roleOf: () => null });
    expect((await rig.gate.listRequests({ caller: { session } })).kind).toBe('forbidden');
    expect(ports).toBeDefined();
  });

  test('is no longer given to somebody whose rights were ended here, whatever the provider says', async () => {
    await reopen({ roles: [{ role: 'admin', group: 'trust-admins' }] });
    provider.claims = {
      ...{ sub: 'x', email: 'new@ostermere.example', email_verified: true },
      groups: ['trust-admins'],
    };
    await signedIn();
    const change = { kind: 'end', reason: 'Has left.' } as const;
    const caller = { as: 'admin@ostermere.example' };
    await rig.gate.changeStaff(visitor, { caller, email: 'new@ostermere.example', change });
    expect(await signIn()).toEqual({ kind: 'no-staff' });
    expect((await events(rig)).at(-1)).toBe('staff-sign-in-failed');
  });

  test('of gate.yaml comes before one of a group, and is read anew at each request', async () => {
    await reopen({ roles: [{ role: 'admin', group: 'everybody' }] });
    provider.claims = {
      sub: 'x',
      email: 'Auditor@Ostermere.example',
      email_verified: true,
      groups: 'everybody',
    };
    const session = await signedIn();
    const trace = {
      caller: { session },
      requestId: 'r-none',
      decision: { kind: 'deny', reason: 'No.' },
    } as const;
    expect((await rig.gate.decideRequest(visitor, trace)).kind).toBe('forbidden');
    const without = rig.rebuilt((catalogue) => ({ ...catalogue, staff: [] }));
    expect((await without.listRequests({ caller: { session } })).kind).toBe('requests');
    provider.claims = { sub: 'y', email: 'approver@ostermere.example', email_verified: true };
    const approver = await signedIn();
    expect((await without.listRequests({ caller: { session: approver } })).kind).toBe('forbidden');
  });
});

describe('of an issuer that many companies share', () => {
  const hd = [{ claim: 'hd', values: ['ostermere.example', 'ostermere.test'] }];
  const approver = { sub: 'x', email: 'approver@ostermere.example', email_verified: true };
  const shared = async (changes: Partial<IdentitySettings>) => {
    await provider.close();
    provider = await startProvider({
      claims: { openid: ['sub', 'hd', 'tid'], email: ['email', 'email_verified', 'outer'] },
    });
    await reopen(changes);
  };

  test('the tenant of the company alone gets in; others read that they have no role here, whatever their address', async () => {
    await shared({ required: hd });
    for (const tenant of [
      {},
      { hd: 'evil.example' },
      { hd: 'OSTERMERE.EXAMPLE' },
      { hd: true },
      { hd: '' },
    ]) {
      provider.claims = { ...approver, ...tenant };
      expect(await signIn(), JSON.stringify(tenant)).toEqual({ kind: 'no-staff' });
    }
    expect(await events(rig)).not.toContain('staff-signed-in');
    const failures = await rig.database.store.transaction((tx) =>
      tx.failures.takeBefore(Number.MAX_SAFE_INTEGER),
    );
    expect(failures).toMatchObject([{ kind: 'provider-sign-in-outsider', count: 5 }]);
    expect(JSON.stringify(logged)).not.toMatch(/ostermere|evil/i);
    for (const tenant of ['ostermere.example', ['other', 'ostermere.test']]) {
      provider.claims = { ...approver, hd: tenant };
      expect((await signIn()).kind).toBe('signed-in');
    }
  });

  test('every required claim has to be there, in the signed token and not beside it', async () => {
    await shared({ required: [...hd, { claim: 'tid', values: ['t1'] }] });
    provider.claims = { ...approver, hd: 'ostermere.example' };
    expect((await signIn()).kind).toBe('no-staff');
    provider.claims = { ...approver, hd: 'ostermere.example', tid: 't1' };
    expect((await signIn()).kind).toBe('signed-in');
    // Comes from the userinfo endpoint alone, which no signature covers.
    await reopen({ required: [{ claim: 'outer', values: ['yes'] }] });
    provider.claims = { ...approver, outer: 'yes' };
    expect((await signIn()).kind).toBe('no-staff');
  });
});

test('an approver who is taken out of gate.yaml decides no more where groups give roles that do not decide', async () => {
  await reopen({ roles: [{ role: 'auditor', group: 'everybody' }] });
  provider.claims = {
    ...{ sub: 'x', email: 'approver@ostermere.example', email_verified: true },
    groups: ['everybody'],
  };
  const session = await signedIn();
  const without = rig.rebuilt((catalogue) => ({ ...catalogue, staff: [] }));
  const decision = { kind: 'deny', reason: 'No.' } as const;
  const ask = { caller: { session }, requestId: 'r-none', decision };
  expect((await rig.gate.decideRequest(visitor, ask)).kind).toBe('not-found');
  expect((await without.decideRequest(visitor, ask)).kind).toBe('forbidden');
  expect((await without.listRequests({ caller: { session } })).kind).toBe('requests');
});

describe('refused, without a session:', () => {
  const refused = async (outcome: Promise<{ kind: string }>, kind: string) => {
    expect((await outcome).kind).toBe(kind);
    expect(await events(rig)).not.toContain('staff-signed-in');
    expect(JSON.stringify(logged)).not.toMatch(/ostermere\.example|code=/);
  };

  test('an address that the provider has not confirmed, or confirms as a text', async () => {
    provider.claims = { sub: 'x', email: 'approver@ostermere.example', email_verified: false };
    await refused(signIn(), 'unconfirmed-email');
    provider.claims = { sub: 'x', email: 'approver@ostermere.example', email_verified: 'true' as never };
    await refused(signIn(), 'unconfirmed-email');
    provider.claims = { sub: 'x' };
    await refused(signIn(), 'unconfirmed-email');
  });

  test('an answer with another state, or none', async () => {
    await refused(
      signIn((query) => query.set('state', 'a'.repeat(64))),
      'invalid',
    );
    await refused(
      signIn((query) => query.delete('state')),
      'invalid',
    );
  });

  test('an answer of another issuer (mix-up, RFC 9207)', async () => {
    await refused(
      signIn((query) => query.set('iss', 'https://evil.example')),
      'invalid',
    );
    await refused(
      signIn((query) => query.delete('iss')),
      'invalid',
    );
  });

  test("an answer to another browser's sign-in, in both directions", async () => {
    const mine = await begin();
    const theirs = await begin();
    const query = queryOf(await provider.signIn(theirs.url));
    await refused(rig.gate.confirmProviderSignIn(visitor, { query, flow: mine.flow }), 'invalid');
    await refused(rig.gate.confirmProviderSignIn(visitor, { query, flow: undefined }), 'invalid');
    await refused(rig.gate.confirmProviderSignIn(visitor, { query, flow: `${mine.flow}x` }), 'invalid');
  });

  test('a code that was meant for another nonce or verifier, under a state of ours', async () => {
    const mine = await begin();
    const theirs = await begin();
    const stolen = new URL(await provider.signIn(theirs.url)).searchParams;
    stolen.set('state', new URL(mine.url).searchParams.get('state') ?? '');
    await refused(
      rig.gate.confirmProviderSignIn(visitor, { query: `?${stolen}`, flow: mine.flow }),
      'invalid',
    );
  });

  test('a token with another nonce, though state, code and verifier fit', async () => {
    const { url, flow } = await begin();
    const forged = new URL(url);
    forged.searchParams.set('nonce', 'b'.repeat(43));
    const query = queryOf(await provider.signIn(forged.href));
    await refused(rig.gate.confirmProviderSignIn(visitor, { query, flow }), 'invalid');
  });

  test('an error of the provider, and a person who says no', async () => {
    const { url, flow } = await begin();
    const state = new URL(url).searchParams.get('state') ?? '';
    const back = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer });
    await refused(rig.gate.confirmProviderSignIn(visitor, { query: `?${back}`, flow }), 'declined');
    back.set('error', 'server_error');
    await refused(rig.gate.confirmProviderSignIn(visitor, { query: `?${back}`, flow }), 'invalid');
  });

  test('a sign-in that took longer than ten minutes', async () => {
    const { url, flow } = await begin();
    const query = queryOf(await provider.signIn(url));
    rig.advance(10 * 60_000);
    await refused(rig.gate.confirmProviderSignIn(visitor, { query, flow }), 'invalid');
  });
});

test('an answer counts once: twenty at the same time give one session', async () => {
  const { url, flow } = await begin();
  const query = queryOf(await provider.signIn(url));
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => rig.gate.confirmProviderSignIn(visitor, { query, flow })),
  );
  expect(outcomes.filter(({ kind }) => kind === 'signed-in').length).toBeLessThanOrEqual(1);
  expect((await rig.gate.confirmProviderSignIn(visitor, { query, flow })).kind).toBe('invalid');
  expect((await events(rig)).filter((event) => event === 'staff-signed-in').length).toBeLessThanOrEqual(1);
});

test('a token that is signed by nobody (alg none) or by another key is refused', async () => {
  for (const forge of ['none', 'foreign key'] as const) {
    const proxy = await forgingProxy(provider, forge);
    await reopen({}, proxy.issuer);
    const { url, flow } = await begin();
    const back = new URLSearchParams({
      code: 'any',
      state: new URL(url).searchParams.get('state') ?? '',
      iss: proxy.issuer,
    });
    proxy.nonce = new URL(url).searchParams.get('nonce') ?? '';
    expect(await rig.gate.confirmProviderSignIn(visitor, { query: `?${back}`, flow })).toEqual({
      kind: 'invalid',
    });
    expect(proxy.redeemed).toBe(1);
    await proxy.close();
  }
});

test('a provider that calls itself by another name is not believed', async () => {
  await reopen({}, provider.issuer.replace('127.0.0.1', 'localhost'));
  expect(await rig.gate.startProviderSignIn()).toEqual({ kind: 'unavailable' });
});

describe('while the provider is away', () => {
  test('sign-in says so, mailed links stay closed, and it works again by itself', async () => {
    const { issuer } = provider;
    await provider.close();
    expect(await rig.gate.startProviderSignIn()).toEqual({ kind: 'unavailable' });
    expect(await rig.gate.requestStaffSignIn(visitor, 'approver@ostermere.example')).toEqual({
      kind: 'switched-off',
    });
    expect(issuer).not.toBe('');
    expect(logged.length).toBeGreaterThan(0);
  });

  test('a mailed link works where the settings keep it, and no longer once they do not', async () => {
    await reopen({ allowsMailedLinks: true });
    const session = await staffSession(rig, 'approver@ostermere.example');
    expect((await rig.gate.listRequests({ caller: { session } })).kind).toBe('requests');
    if (rig.ports.identityProvider) Object.assign(rig.ports.identityProvider, { allowsMailedLinks: false });
    expect((await rig.gate.listRequests({ caller: { session } })).kind).toBe('sign-in');
  });
});

/** A provider of an attacker's making that answers with an ID token that nobody, or a foreign key, has signed. */
async function forgingProxy(real: RunningProvider, forge: 'none' | 'foreign key') {
  const { generateKeyPairSync, sign } = await import('node:crypto');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token') {
      state.redeemed += 1;
      const now = Math.floor(Date.now() / 1000);
      const head = part(forge === 'none' ? { alg: 'none' } : { alg: 'RS256', kid: 'keystore-CHANGE-ME' });
      const body = part({
        iss: state.issuer,
        aud: clientId,
        sub: 'x',
        iat: now,
        exp: now + 60,
        nonce: state.nonce,
        email: 'approver@ostermere.example',
        email_verified: true,
      });
      const signature =
        forge === 'none'
          ? ''
          : sign('sha256', Buffer.from(`${head}.${body}`), privateKey).toString('base64url');
      response.end(
        JSON.stringify({ access_token: 'a', token_type: 'Bearer', id_token: `${head}.${body}.${signature}` }),
      );
      return;
    }
    const found = await (await fetch(`${real.issuer}/.well-known/openid-configuration`)).json();
    const algorithms = ['RS256', 'none'];
    response.end(
      JSON.stringify({
        ...found,
        issuer: state.issuer,
        token_endpoint: `${state.issuer}/token`,
        id_token_signing_alg_values_supported: algorithms,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const state = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nonce: '',
    redeemed: 0,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}
