import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStoreOutage } from '#gate/store-outage.ts';
import type { DatabaseConnections } from './gate-database.ts';
import { createKyselyRateLimiter } from './kysely-rate-limiter.ts';
import { createKyselyStore } from './kysely-store.ts';
import { migrate } from './migrate.ts';
import { connectSqlite } from './open-sqlite.ts';
import { type WatchedWrites, watchWrites } from './watch-writes.ts';

let folder: string;
let connections: DatabaseConnections;
let now = 0;
let watched: WatchedWrites;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-writes-'));
  connections = await connectSqlite(join(folder, 'vitrine.db'));
  await migrate(connections);
  now = 0;
  const { db } = connections;
  const ports = { store: createKyselyStore(db, 'sqlite'), limiter: createKyselyRateLimiter(db) };
  watched = watchWrites(ports, db, () => now);
});
afterEach(async () => {
  await connections.close();
  rmSync(folder, { recursive: true });
});

/** As a disk that is full: the file may not grow. */
const mostPages = (most: number) => sql`pragma max_page_count = ${sql.lit(most)}`.execute(connections.db);
const state = () =>
  watched.canWrite().then(
    () => 'fine',
    (error) => (isStoreOutage(error) ? 'outage' : error),
  );
const keep = (bytes: number) =>
  watched.store.transaction((tx) => tx.acceptances.keepText(`t${bytes}`, 'markdown', 'x'.repeat(bytes), 1));

test('a try leaves nothing behind, and many who ask at the same time share one', async () => {
  expect(new Set(await Promise.all(Array.from({ length: 20 }, state)))).toEqual(new Set(['fine']));
  expect(await connections.db.selectFrom('serverFact').selectAll().execute()).toEqual([]);
});

test('no room is seen although no write of the gate has failed yet, once the last try is ten seconds old', async () => {
  expect(await state()).toBe('fine');
  // Takes the pages that the try has left free.
  await keep(200_000);
  await mostPages(1);
  expect(await state()).toBe('fine');
  now += 10_000;
  expect(await state()).toBe('outage');
});

test('a write that failed counts for half a minute, also where the try would find room; then the try decides', async () => {
  expect(await state()).toBe('fine');
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(connections.db);
  await mostPages((rows[0]?.page_count ?? 0) + 60);
  await expect(keep(1_000_000)).rejects.toThrow('full');
  expect(await state()).toBe('outage');
  now += 29_999;
  expect(await state()).toBe('outage');
  now += 1;
  expect(await state()).toBe('fine');
});

test('an attempt that could not be counted counts as well', async () => {
  expect(await state()).toBe('fine');
  await keep(200_000);
  await mostPages(1);
  const count = async () => {
    for (let n = 0; n < 200; n += 1)
      await watched.limiter.hit(`key ${n} ${'x'.repeat(200)}`, { max: 1, windowMs: 1 }, 1);
  };
  await expect(count()).rejects.toThrow('full');
  expect(await state()).toBe('outage');
});

test('refusals and bugs of the work itself say nothing about the disk', async () => {
  await expect(watched.store.transaction(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  await keep(10);
  expect(await state()).toBe('fine');
});
