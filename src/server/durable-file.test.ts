import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFile, replaceFile } from './durable-file.ts';
import { serverKey } from './server-key.ts';
import { readSettings } from './settings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-file-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('replaces a file whole and leaves nothing beside it', async () => {
  const path = join(folder, 'a.txt');
  await writeFile(path, 'old', { mode: 0o644 });
  await replaceFile(path, 'new', 0o600);
  expect([await readFile(path, 'utf8'), (await stat(path)).mode & 0o777]).toEqual(['new', 0o600]);
  expect(await readdir(folder)).toEqual(['a.txt']);
});

it('leaves nothing behind where it fails', async () => {
  await expect(replaceFile(folder, 'x')).rejects.toThrow();
  await expect(replaceFile(join(folder, 'none', 'a.txt'), 'x')).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toEqual([]);
});

it('creates a file once, however many try', async () => {
  const path = join(folder, 'key');
  const attempts = Array.from({ length: 20 }, (_, index) => createFile(path, `by ${index}`));
  const won = (await Promise.all(attempts)).flatMap((created, index) => (created ? [index] : []));
  expect(won).toHaveLength(1);
  expect(await readFile(path, 'utf8')).toBe(`by ${won[0]}`);
  expect(await readdir(folder)).toEqual(['key']);
});

async function keyFor(url: string, env: Readonly<Record<string, string>> = {}) {
  const read = readSettings({ VITRINE_DATA: join(folder, 'data'), ...env });
  if (read.kind === 'refused') throw new Error('settings refused');
  return serverKey(read.settings, url);
}

it("makes the server's key once on localhost, for its owner alone", async () => {
  const keys = await Promise.all(Array.from({ length: 5 }, () => keyFor('http://localhost:4321')));
  const [first] = keys;
  expect(first).toMatchObject({ kind: 'key' });
  for (const key of keys) expect(key).toEqual(first);
  expect(first?.kind === 'key' && first.key.byteLength).toBe(32);
  expect((await stat(join(folder, 'data', 'server-key'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
});

it('asks for a key elsewhere, and makes none', async () => {
  expect(await keyFor('https://trust.example.com')).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('VITRINE_SECRET is missing'),
  });
  expect(await readdir(folder)).toEqual([]);
  const given = await keyFor('https://trust.example.com', { VITRINE_SECRET: '07'.repeat(32) });
  expect(given.kind === 'key' && Buffer.from(given.key).equals(Buffer.alloc(32, 7))).toBe(true);
});

it('says in words that the folder cannot be used', async () => {
  await writeFile(join(folder, 'data'), 'a file in the place of the folder');
  expect(await keyFor('http://localhost:4321')).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/cannot be read or made in .*data \(E\w+\)\. Run this as the user/),
  });
});

it('refuses a key file that was cut off', async () => {
  await keyFor('http://localhost:4321');
  await writeFile(join(folder, 'data', 'server-key'), 'short');
  expect((await keyFor('http://localhost:4321')).kind).toBe('refused');
});
