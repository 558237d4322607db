import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { connectSqlite } from './open-sqlite.ts';
import { acceptServerKey, checkServerKey, readServerKey } from './server-key-check.ts';

const key = new Uint8Array(32).fill(1);
const other = new Uint8Array(32).fill(2);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('finds a process with another key, from the first start on, until the change is accepted', async () => {
  const connections = await connectSqlite(join(folder, 'vitrine.db'));
  await migrate(connections);
  const { db } = connections;
  expect(await readServerKey(db, other)).toBe('first');
  expect(await checkServerKey(db, key)).toBe('first');
  expect(await checkServerKey(db, key)).toBe('same');
  expect([await checkServerKey(db, other), await readServerKey(db, other)]).toEqual(['other', 'other']);
  await acceptServerKey(db, other);
  expect([await checkServerKey(db, other), await checkServerKey(db, key)]).toEqual(['same', 'other']);
  await connections.close();
});
