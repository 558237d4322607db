import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type DatabaseSettings, openDatabase } from './open-database.ts';
import { openSqlite } from './open-sqlite.ts';
import { onPostgres, type PostgresServer, postgresPrograms, startPostgres } from './postgres.fixture.ts';

const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-limit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a process on the database; it counts once told, and then says how many attempts were allowed. */
function startCounting(settings: DatabaseSettings, attempts: number, max: number) {
  const script = join(import.meta.dirname, 'limit-worker.fixture.ts');
  const child = spawn(process.execPath, [
    script,
    ...[settings, attempts, max, 90_000].map((part) => JSON.stringify(part)),
  ]);
  let said = '';
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready')) resolve();
    }),
  );
  const over = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    ready: Promise.race([ready, over]),
    async count() {
      child.stdin.end('go\n');
      await over;
      return Number(said.split('\n')[1]);
    },
  };
}

async function allowedOfFourProcesses(settings: DatabaseSettings): Promise<number> {
  await (await openDatabase(settings)).close();
  const workers = Array.from({ length: 4 }, () => startCounting(settings, 50, 23));
  await Promise.all(workers.map(({ ready }) => ready));
  const allowed = await Promise.all(workers.map((worker) => worker.count()));
  return allowed.reduce((sum, count) => sum + count, 0);
}

test('statement 6: four processes that count together let through exactly what one would, on SQLite', async () => {
  const settings = { dataFolder: folder, databaseUrl: null, migrationDatabaseUrl: null };
  expect(await allowedOfFourProcesses(settings)).toBe(23);
}, 60_000);

test.skipIf(postgresPrograms === null)(
  `statement 6: four processes that count together let through exactly what one would, ${onPostgres}`,
  async () => {
    const databaseUrl = await server.createDatabase();
    const settings = { dataFolder: folder, databaseUrl, migrationDatabaseUrl: null };
    expect(await allowedOfFourProcesses(settings)).toBe(23);
  },
  60_000,
);

test('two processes whose clocks lie on both sides of a window’s edge give nobody a fresh count', async () => {
  const { limiter, close } = await openSqlite(':memory:');
  const limit = { max: 5, windowMs: 60_000 };
  const verdicts = [];
  for (let n = 0; n < 10; n += 1) verdicts.push(await limiter.hit('key', limit, n % 2 ? 119_999 : 120_001));
  expect(verdicts.filter(({ kind }) => kind === 'allowed')).toHaveLength(5);
  await close();
});

test('a clock that was a day ahead and is put right keeps nobody out until then', async () => {
  const { limiter, close } = await openSqlite(':memory:');
  const limit = { max: 1, windowMs: 60_000 };
  await limiter.hit('key', limit, 86_400_000);
  await limiter.hit('key', limit, 86_400_000);
  expect(await limiter.hit('key', limit, 1)).toEqual({ kind: 'allowed' });
  await close();
});
