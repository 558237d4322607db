import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { manifestFile, signingKeyFile } from '#export/manifest.ts';
import { readSigningKey } from '#integrations/manifest/signing-key.ts';
import { writeManifest } from '#integrations/manifest.ts';
import { checkSigningKey } from './check-signing-key.ts';

const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const [key, other] = [newKey(), newKey()];

let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-signing-'));
});
afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

async function build(signer: string | null, site = 'https://nowhere.invalid'): Promise<void> {
  mkdirSync(join(folder, 'client'), { recursive: true });
  writeFileSync(join(folder, 'client/index.html'), '<p>x</p>');
  const head = { site, asOf: '2026-11-23' as CalendarDay, source: null };
  await writeManifest(join(folder, 'client'), head, signer === null ? null : readSigningKey(signer));
}
const look = async (written?: string) =>
  (await checkSigningKey(written, folder)).map(({ id, state, message }) => `${id} ${state}: ${message}`);

test('says nothing without a build, and that a text is no key, without the text', async () => {
  expect(await look()).toEqual([]);
  expect(await look(key)).toEqual([]);
  const [found = '', ...others] = await look('not a key');
  expect(found).toMatch(/^signing-key problem: VITRINE_SIGNING_KEY is not a private Ed25519 key/);
  expect(found).not.toContain('not a key');
  expect(others).toEqual([]);
});

test('tells a build that is not signed, with and without a key here', async () => {
  await build(null);
  expect(await look()).toEqual([expect.stringMatching(/^signing-key warning: .* is not signed/)]);
  expect((await checkSigningKey(key, folder))[0]?.hint).toContain('build again');
});

test('is content where the key here has signed the build, and where the key is elsewhere', async () => {
  await build(key);
  for (const written of [undefined, '', key, key.replaceAll('\n', '\\n')])
    expect(await look(written)).toEqual([
      expect.stringMatching(/^signing-key fine: This build is signed with the key [0-9a-f]{16}…\.$/),
    ]);
});

test('finds another key, and a list that was changed after it was signed', async () => {
  await build(key);
  expect(await look(other)).toEqual([
    expect.stringMatching(/problem: This build is signed with another key/),
  ]);
  const file = join(folder, 'client', manifestFile);
  const text = (await import('node:fs')).readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"2026-11-23"', '"2026-11-24"'));
  expect(await look(key)).toEqual([
    expect.stringMatching(/problem: The signature of this build does not belong/),
  ]);
});

test('compares with the key that the site shows', async () => {
  let shown = '';
  server = createServer((request, response) => {
    response.end(request.url === `/${signingKeyFile}` ? shown : '');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  await build(key, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect((await look(key))[1]).toMatch(/^signing-key-site warning: .* shows no key\.$/);
  shown = readSigningKey(other).publicKey.pem;
  expect((await look(key))[1]).toMatch(/^signing-key-site warning: .* shows another key, [0-9a-f]{16}…\.$/);
  shown = `Words around it\n${readSigningKey(key).publicKey.pem}`;
  expect((await look(key))[1]).toMatch(/^signing-key-site fine: .* shows the same key\.$/);
  appendFileSync(join(folder, 'client', manifestFile), ' ');
  expect(await look(key)).toEqual([]);
});
