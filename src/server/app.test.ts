import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateX25519Identity } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { type RunningApp, startApp } from './app.ts';
import { freePort } from './free-port.fixture.ts';
import { writeTree } from './http/server.fixture.ts';
import { readSettings } from './settings.ts';

const hash = '0'.repeat(64);

const catalogue: GateCatalogue = {
  version: 1,
  builtAt: '2026-11-23T00:00:00Z',
  site: {
    name: 'Example',
    legalName: 'Example, Inc.',
    title: 'Example Trust Center',
    url: 'http://localhost:4321',
    gateUrl: 'http://localhost:4321',
    securityEmail: 'security@example.com',
    locale: 'en',
  },
  texts: [],
  documents: [
    {
      id: 'soc2-2026',
      title: 'SOC 2 Type 2 report',
      kind: 'soc2',
      version: '1',
      date: '2026-08-14',
      status: 'issued',
      vaultFile: 'soc2.pdf.age',
      sha256: hash,
      pages: 1,
      bytes: 10,
      agreement: 'nda',
      recipientCategories: [],
      downloadName: 'Example SOC 2.pdf',
    },
  ],
  agreements: [
    {
      id: 'nda',
      version: '1',
      title: 'NDA',
      markdown: 'Keep it.',
      sha256: hash,
      html: '<p>Keep it.</p>',
      htmlSha256: hash,
      governs: ['soc2-2026'],
      party: 'Example, Inc.',
      reaccept: 'required',
    },
  ],
  staff: [{ email: 'approver@example.com', role: 'approver' }],
  approval: { order: 'nda-first', grantDays: 30, maxGrantDays: 90, target: '1 business day' },
  autoApprove: [],
  block: { domains: [], freeMail: 'review', disposable: 'review' },
  retention: {
    requests: { count: 1, unit: 'year' },
    evidence: { count: 6, unit: 'year' },
    unverified: { count: 30, unit: 'day' },
    origins: { count: 6, unit: 'month' },
    mail: { count: 3, unit: 'month' },
    sessions: { count: 30, unit: 'day' },
  },
  notify: { email: [], audit: [] },
};

/** A page that submits a request, as the built one does. */
const entry = `
export const handler = async (request, response, next, { gate, requestContext }) => {
  if (request.url === '/download/x') return next();
  const outcome = await gate.submitRequest(requestContext, ${JSON.stringify({
    name: 'Ada Byron',
    email: 'ada@acme.example',
    company: 'Acme',
    role: 'Engineer',
    purpose: 'Review',
    recipientCategory: '',
    documents: ['soc2-2026'],
    website: '',
  })});
  response.end(JSON.stringify(outcome.kind));
};
`;

let folder: string;
let app: RunningApp | undefined;
let printed: string;
let logged: (readonly unknown[])[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-app-'));
  printed = '';
  logged = [];
  await writeTree(folder, {
    'dist/client/index.html': '<h1>Trust</h1>',
    'dist/gate/catalogue.json': JSON.stringify(catalogue),
    'dist/server/entry.mjs': entry,
    'dist/server/site-frame.json': '{}',
  });
});

afterEach(async () => {
  await app?.close();
  app = undefined;
  await rm(folder, { recursive: true });
});

async function start(env: Readonly<Record<string, string>> = {}) {
  const port = env.PORT ?? String(await freePort());
  const read = readSettings({ VITRINE_DATA: join(folder, 'data'), PORT: port, ...env });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  const log = {
    info: (...event: readonly unknown[]) => void logged.push(event),
    error: () => {},
  };
  const print = (text: string) => {
    printed += text;
  };
  const outcome = await startApp({ settings: read.settings, distDir: join(folder, 'dist'), log, print });
  if (outcome.kind === 'started') app = outcome.app;
  return outcome;
}

async function withKey(): Promise<Record<string, string>> {
  return { VITRINE_VAULT_IDENTITY: await generateX25519Identity(), VITRINE_SECRET: '07'.repeat(32) };
}

describe('startApp', () => {
  it('serves the site, the gate and its mail on a machine where nothing was set up', async () => {
    await start(await withKey());
    const url = app?.url ?? '';
    expect(await (await fetch(url)).text()).toBe('<h1>Trust</h1>');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/download/x`)).status).toBe(404);
    const form = await fetch(`${url}/request`, { method: 'POST', headers: { origin: url }, body: 'x' });
    expect(form.status).toBe(200);
    for (let i = 0; i < 100 && !printed.includes('ada@acme.example'); i += 1) await sleep(20);
    expect(printed).toMatch(new RegExp(`${url}/verify/[\\w-]{43}`));
    expect(await readdir(join(folder, 'data', 'outbox'))).toHaveLength(1);
  });

  it('says where it is, where mail goes and how staff sign in', async () => {
    await start({ ...(await withKey()), PORT: '5187' });
    expect(printed.replace(folder, '')).toMatchInlineSnapshot(`
      "
      Example Trust Center is running.

        Site        http://localhost:5187
        Mail        printed here and kept in /data/outbox/, not sent (SMTP_URL is not set)
        Staff       sign in at http://localhost:5187/admin/sign-in as approver@example.com

      "
    `);
  });

  it('tells a collector of logs the same without an address of a person, and prints nothing', async () => {
    await start({ ...(await withKey()), PORT: '5188', LOG_FORMAT: 'json' });
    expect(printed).toBe('');
    expect(logged).toEqual([
      ['started', { url: 'http://localhost:5188', state: 'SQLite', mail: 'kept as files' }],
    ]);
  });

  it('warns a collector of logs of the published key', async () => {
    await writeTree(folder, { 'dist/gate/vault/demo-identity.txt': await demoIdentityText() });
    await start({ LOG_FORMAT: 'json' });
    expect(logged[1]).toEqual([
      'started-unsafe',
      { warning: expect.stringMatching(/^DEMO KEY: the vault opens with the published demo identity/) },
    ]);
  });

  it('opens the sample with the published key on localhost, and says so', async () => {
    await writeTree(folder, { 'dist/gate/vault/demo-identity.txt': await demoIdentityText() });
    await start();
    expect(printed).toContain('!! DEMO KEY');
  });

  it('refuses the published key elsewhere, and says everything that is missing at once', async () => {
    const demo = await demoIdentityText();
    const outcome = await start({ VITRINE_URL: 'https://trust.example.com', VITRINE_VAULT_IDENTITY: demo });
    expect(outcome).toMatchObject({
      kind: 'refused',
      problems: [
        expect.stringContaining('demo identity'),
        expect.stringContaining('VITRINE_SECRET is missing'),
      ],
    });
    expect(await readdir(folder)).toEqual(['dist']);
  });

  it('never takes the published key by itself elsewhere', async () => {
    await writeTree(folder, { 'dist/gate/vault/demo-identity.txt': await demoIdentityText() });
    const outcome = await start({
      VITRINE_URL: 'https://trust.example.com',
      VITRINE_SECRET: '07'.repeat(32),
    });
    expect(outcome).toMatchObject({
      problems: [expect.stringContaining('VITRINE_VAULT_IDENTITY is missing')],
    });
  });

  it('prints no mail elsewhere than on localhost', async () => {
    const port = String(await freePort());
    await start({ ...(await withKey()), VITRINE_URL: 'http://trust.example.com', PORT: port });
    const origin = 'http://trust.example.com';
    await fetch(`http://127.0.0.1:${port}/request`, { method: 'POST', headers: { origin }, body: 'x' });
    for (let i = 0; i < 100 && !(await readdir(join(folder, 'data'))).includes('outbox'); i += 1)
      await sleep(20);
    await sleep(50);
    expect(printed).not.toContain('/verify/');
    expect(printed).toContain('!! NO MAIL');
    expect(printed).toContain('!! NO HTTPS');
  });

  it('refuses to start without a build, or with one of another version', async () => {
    await writeFile(join(folder, 'dist', 'gate', 'catalogue.json'), '{"version":2}');
    expect(await start()).toMatchObject({ problems: [expect.stringContaining('npx vitrine build')] });
    await rm(join(folder, 'dist', 'gate'), { recursive: true });
    expect(await start()).toMatchObject({ problems: [expect.stringContaining('There is no build')] });
  });

  it('refuses to work on a database with another key than the one it was written with', async () => {
    const env = await withKey();
    await start(env);
    await app?.close();
    app = undefined;
    const outcome = await start({ ...env, VITRINE_SECRET: '08'.repeat(32) });
    expect(outcome).toMatchObject({
      kind: 'refused',
      problems: [expect.stringContaining('--accept-secret')],
    });
  });

  it('leaves no open database behind when the port is taken', async () => {
    const env = await withKey();
    const port = String(await freePort());
    await start({ ...env, PORT: port });
    await expect(start({ ...env, PORT: port, VITRINE_DATA: join(folder, 'other') })).rejects.toThrow(
      'EADDRINUSE',
    );
    expect(await readdir(join(folder, 'other'))).toEqual(['vitrine.db']);
  });
});

async function demoIdentityText(): Promise<string> {
  return readFile(new URL('../../content/vault/demo-identity.txt', import.meta.url), 'utf8');
}
