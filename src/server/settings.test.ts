import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingVariables } from './setting-variables.ts';
import { environmentVariables, readSettings, settingsMessage } from './settings.ts';

const identity = await generateX25519Identity();

function problemsOf(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const read = readSettings(env);
  if (read.kind === 'settings') return {};
  return Object.fromEntries(read.problems.map(({ variable, message }) => [variable, message]));
}

function settingsOf(env: Readonly<Record<string, string>>) {
  const read = readSettings(env);
  if (read.kind === 'refused') throw new Error(settingsMessage(read.problems));
  return read.settings;
}

describe('readSettings', () => {
  it("needs nothing on a developer's machine", () => {
    expect(settingsOf({})).toEqual({
      url: null,
      host: '127.0.0.1',
      identity: null,
      metrics: null,
      proofOfWork: false,
      port: 4321,
      dataFolder: 'data',
      databaseUrl: null,
      migrationDatabaseUrl: null,
      identities: [],
      secret: null,
      auditKey: null,
      smtpUrl: null,
      mailFrom: null,
      proxyHops: 0,
      logFormat: 'text',
      webhookPrivateHosts: [],
      webhookSecrets: new Map(),
    });
  });

  it('reads everything, past spaces around it', () => {
    const secret = Buffer.alloc(32, 7);
    const settings = settingsOf({
      VITRINE_URL: ' https://trust.example.com/ ',
      HOST: '::',
      PORT: '8080',
      VITRINE_DATA: '/var/lib/vitrine',
      VITRINE_VAULT_IDENTITY: `${identity}\n${identity}`,
      VITRINE_SECRET: secret.toString('hex'),
      SMTP_URL: 'smtps://u:p%40ss@mail.example.com',
      MAIL_FROM: 'Example Trust Center <trust@example.com>',
      VITRINE_PROXY_HOPS: '1',
      LOG_FORMAT: 'json',
    });
    expect(settings).toMatchObject({
      url: 'https://trust.example.com',
      host: '::',
      port: 8080,
      identities: [identity, identity],
      proxyHops: 1,
      logFormat: 'json',
    });
    expect(settings.secret && Buffer.from(settings.secret).equals(secret)).toBe(true);
    const other = settingsOf({ VITRINE_SECRET: secret.toString('base64url') }).secret;
    expect(other && Buffer.from(other).equals(secret)).toBe(true);
  });

  it('takes an empty variable, as Compose files pass them, for one that is not set', () => {
    expect(settingsOf({ VITRINE_URL: '', PORT: ' ', DATABASE_URL: '' })).toEqual(settingsOf({}));
  });

  it('reads the identity from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-settings-'));
    const path = join(folder, 'identity.txt');
    await writeFile(path, `# created: 2026\n${identity}\n`);
    expect(settingsOf({ VITRINE_VAULT_IDENTITY_FILE: path }).identities).toEqual([identity]);
    await rm(folder, { recursive: true });
    expect(problemsOf({ VITRINE_VAULT_IDENTITY_FILE: path })).toMatchObject({
      VITRINE_VAULT_IDENTITY_FILE: expect.stringContaining('ENOENT'),
    });
  });

  it('reports everything that is wrong in one message', () => {
    const read = readSettings({
      VITRINE_URL: 'https://trust.example.com/center?x=1',
      HOST: 'a host',
      PORT: '0',
      VITRINE_VAULT_IDENTITY: 'AGE-SECRET-KEY-1WRONG',
      VITRINE_SECRET: 'correct-horse-battery-staple',
      SMTP_URL: 'mail.example.com:587',
      VITRINE_PROXY_HOPS: 'yes',
      LOG_FORMAT: 'xml',
      DATABASE_URL: 'postgres://vitrine@db.example.com/vitrine',
    });
    expect(read.kind === 'refused' && settingsMessage(read.problems)).toMatchInlineSnapshot(`
      "The server does not start, because its settings are not right:
        VITRINE_URL is not the address of a site alone: https:// and a host, without path, query or password. Example: https://trust.example.com
        HOST is not an IP address or a host name. Example: 127.0.0.1
        PORT is not a whole number from 1 to 65535. Example: 4321
        VITRINE_SECRET is not at least 32 bytes as hex (64 characters) or base64url (43 characters). Make one: openssl rand -hex 32
        SMTP_URL is not smtp://… or smtps://… with a host. Example: smtps://user:password@mail.example.com; encode / @ : # of a password as %2F %40 %3A %23.
        VITRINE_PROXY_HOPS is not a whole number from 0 to 10. Give 0 if browsers reach the server directly, 1 behind one proxy.
        LOG_FORMAT is neither text nor json.
        DATABASE_URL does not say how the way to the server is protected. Add ?sslmode=verify-full (with &sslrootcert=FILE for a certificate authority of your own), or ?sslmode=disable where the network itself is protected.
        MAIL_FROM is missing. Beside SMTP_URL a sender is needed that your mail server may send for.
        VITRINE_VAULT_IDENTITY entry 1 of 1 is not an age identity (AGE-SECRET-KEY-1…); a character may be missing or mistyped."
    `);
  });

  it('asks for a sender beside a mail server', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.com' })).toEqual({
      MAIL_FROM: expect.stringContaining('is missing'),
    });
  });

  it('asks for the key that several processes share beside a database that they share', () => {
    const DATABASE_URL = 'postgres://localhost/vitrine';
    expect(problemsOf({ DATABASE_URL })).toEqual({
      VITRINE_SECRET: expect.stringContaining('every process needs the same one'),
    });
    const secret = { VITRINE_SECRET: '07'.repeat(32) };
    expect(settingsOf({ DATABASE_URL, ...secret })).toMatchObject({
      databaseUrl: DATABASE_URL,
      migrationDatabaseUrl: null,
    });
    expect(problemsOf({ MIGRATION_DATABASE_URL: DATABASE_URL, ...secret })).toEqual({
      MIGRATION_DATABASE_URL: expect.stringContaining('without DATABASE_URL'),
    });
  });

  it('refuses two places for the identity', () => {
    const both = { VITRINE_VAULT_IDENTITY: identity, VITRINE_VAULT_IDENTITY_FILE: 'identity.txt' };
    expect(problemsOf(both)).toEqual({ VITRINE_VAULT_IDENTITY_FILE: expect.stringContaining('Remove one') });
  });

  it.each([
    ['VITRINE_URL', 'trust.example.com'],
    ['VITRINE_URL', 'ftp://trust.example.com'],
    ['VITRINE_URL', 'https://user:pw@trust.example.com'],
    ['VITRINE_URL', 'https://trust.example.com/#top'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '1e3'],
    ['VITRINE_SECRET', 'ab'.repeat(31)],
    ['VITRINE_SECRET', 'a'.repeat(42)],
    ['VITRINE_SECRET', `${'a'.repeat(50)} b`],
    ['VITRINE_PROXY_HOPS', '-1'],
    ['VITRINE_PROXY_HOPS', '11'],
    ['SMTP_URL', 'http://mail.example.com'],
    ['SMTP_URL', 'smtp://mail.example.com?tls=no'],
    ['SMTP_URL', 'smtp://user:%zz@mail.example.com'],
    ['MAIL_FROM', 'Example Trust Center'],
    ['MAIL_FROM', 'a@example.com, b@example.com'],
    ['MAIL_FROM', 'Ada\nBcc: eve@evil.example <trust@example.com>'],
  ])('refuses %s=%s', (variable, value) => {
    expect(Object.keys(problemsOf({ MAIL_FROM: 'a@example.com', [variable]: value }))).toEqual([variable]);
  });

  it('takes sign-in by OpenID Connect whole or not at all, over TLS alone', () => {
    const whole = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    const read = readSettings({ ...whole, OIDC_ROLES: 'sales=s, admin=a, b' });
    expect(read).toMatchObject({ kind: 'refused', problems: [{ variable: 'OIDC_ROLES' }] });
    const giving = { ...whole, OIDC_ROLES: 'sales=all, admin=trust admins' };
    expect(readSettings({ ...giving, OIDC_GROUPS_DECIDE: 'yes' })).toMatchObject({
      settings: {
        identity: {
          name: 'login.example.com',
          allowsMailedLinks: false,
          roles: [
            { role: 'admin', group: 'trust admins' },
            { role: 'sales', group: 'all' },
          ],
        },
      },
    });
    expect(readSettings({ OIDC_ISSUER: whole.OIDC_ISSUER })).toMatchObject({
      problems: [{ variable: 'OIDC_CLIENT_ID' }, { variable: 'OIDC_CLIENT_SECRET' }],
    });
    expect(readSettings({ ...whole, OIDC_ISSUER: 'http://login.example.com' })).toMatchObject({
      problems: [{ variable: 'OIDC_ISSUER' }],
    });
  });

  it('lets groups give roles that decide only where that is said in so many words', () => {
    const whole = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(readSettings({ ...whole, OIDC_ROLES: 'sales=s, auditor=a' })).toMatchObject({ kind: 'settings' });
    for (const role of ['admin', 'approver'])
      expect(readSettings({ ...whole, OIDC_ROLES: `sales=s, ${role}=x` })).toMatchObject({
        problems: [{ variable: 'OIDC_ROLES', message: expect.stringContaining(`gives the role ${role}`) }],
      });
  });

  it('reads what ID tokens have to say', () => {
    const whole = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    const required = (text: string) => readSettings({ ...whole, OIDC_REQUIRED_CLAIMS: text });
    expect(required('hd=example.com, tid=1, hd=example.org')).toMatchObject({
      settings: {
        identity: {
          required: [
            { claim: 'hd', values: ['example.com', 'example.org'] },
            { claim: 'tid', values: ['1'] },
          ],
        },
      },
    });
    for (const text of ['example.com', 'hd=', '=x', 'hd=a,'])
      expect(required(text)).toMatchObject({ problems: [{ variable: 'OIDC_REQUIRED_CLAIMS' }] });
    expect(readSettings({ OIDC_REQUIRED_CLAIMS: 'hd=example.com' })).toMatchObject({
      problems: [{ variable: 'OIDC_ISSUER' }, {}, {}],
    });
  });

  it('never repeats a value in a message', () => {
    const names = settingVariables.map(({ name }) => name);
    const value = fc.stringMatching(/^[a-z]{12,20}$/).map((text) => `canary-${text}`);
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, canary) => {
        const read = readSettings({ [name]: canary });
        if (read.kind === 'refused') expect(settingsMessage(read.problems)).not.toContain(canary);
      }),
    );
  });

  it('describes every variable that it reads', () => {
    const asked = new Set(settingVariables.map(({ name }) => name));
    expect([...environmentVariables].filter((name) => !asked.has(name))).toEqual([]);
    expect([...asked].filter((name) => !environmentVariables.has(name))).toEqual([]);
  });
});
