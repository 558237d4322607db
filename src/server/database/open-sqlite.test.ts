import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#domain/gate/audit-chain.ts';
import { createNodeHasher } from '#server/platform/node-crypto.ts';
import { openSqlite } from './open-sqlite.ts';

const run = promisify(execFile);
const { sha256 } = createNodeHasher(new Uint8Array(32));
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-db-'));
  file = join(folder, 'data', 'vitrine.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a module in a process of its own, with this project's Node and its imports. */
const inProcess = (code: string) =>
  run(process.execPath, ['--input-type=module', '-e', code, file], { cwd: process.cwd() });

const opening = `
  import { openSqlite } from '#server/database/open-sqlite.ts';
  const database = await openSqlite(process.argv[1]);
`;
const appending = `${opening}
  import { chain } from '#domain/gate/audit-chain.ts';
  import { createNodeHasher } from '#server/platform/node-crypto.ts';
  const { sha256 } = createNodeHasher(new Uint8Array(32));
  for (let n = 0; n < 50; n += 1) {
    await database.store.transaction(async (tx) => {
      const event = { at: n, event: 'tried', actor: 'system', request: null, data: { pid: process.pid }, personal: {} };
      await tx.audit.insert(chain(await tx.audit.last(), event, sha256));
    });
    console.log(n);
  }
  await database.close();
`;

describe('opening', () => {
  test('creates folder and file, with a journal and a durability that survive a power cut', async () => {
    const database = await openSqlite(file);
    await database.ping();
    await database.close();
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    const raw = new DatabaseSync(file);
    expect(raw.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    const tables = raw
      .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0")
      .all();
    expect(tables.map(({ name }) => String(name)).filter((name) => !/^(kysely|sqlite)_/.test(name))).toEqual(
      [],
    );
    raw.close();
  });

  test('four processes that start together all succeed', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => inProcess(`${opening} await database.close();`)),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  test('a second opening keeps what is there', async () => {
    const first = await openSqlite(file);
    await first.limiter.hit('a', { max: 1, windowMs: 1000 }, 0);
    await first.close();
    const second = await openSqlite(file);
    expect(await second.limiter.hit('a', { max: 1, windowMs: 1000 }, 10)).toEqual({
      kind: 'limited',
      retryAfterSeconds: 1,
    });
    await second.close();
  });
});

describe('writing', () => {
  test('several processes keep one chain', async () => {
    await (await openSqlite(file)).close();
    await Promise.all([inProcess(appending), inProcess(appending), inProcess(appending)]);
    const database = await openSqlite(file);
    const entries = await database.store.read((tx) => tx.audit.list(0, 1000));
    await database.close();
    expect(verifyChain(entries, sha256)).toMatchObject({ kind: 'consistent', to: 150 });
  });

  test('what was acknowledged before a kill -9 is there, and nothing is half done', async () => {
    await (await openSqlite(file)).close();
    const child = execFile(process.execPath, ['--input-type=module', '-e', appending, file], {
      cwd: process.cwd(),
    });
    let acknowledged = 0;
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (text: string) => {
        acknowledged += String(text).trim().split('\n').length;
        if (acknowledged >= 10) child.kill('SIGKILL');
      });
      child.on('exit', () => resolve());
    });
    const database = await openSqlite(file);
    const entries = await database.store.read((tx) => tx.audit.list(0, 1000));
    await database.close();
    expect(entries.length).toBeGreaterThanOrEqual(acknowledged);
    expect(verifyChain(entries, sha256).kind).toBe('consistent');
  });

  test('a reading unit of work cannot write', async () => {
    const database = await openSqlite(file);
    await expect(database.store.read((tx) => tx.failures.count('x', 1))).rejects.toThrow(/readonly/);
    await database.store.transaction((tx) => tx.failures.count('x', 1));
    await database.close();
  });

  test('a rolled-back unit of work takes nothing of another with it', async () => {
    const database = await openSqlite(file);
    const failing = database.store.transaction(async (tx) => {
      await tx.failures.count('lost', 1);
      throw new Error('no');
    });
    const other = database.store.transaction((tx) => tx.failures.count('kept', 1));
    await expect(failing).rejects.toThrow('no');
    await other;
    expect(await database.store.transaction((tx) => tx.failures.takeBefore(2))).toEqual([
      { kind: 'kept', minute: 1, count: 1 },
    ]);
    await database.close();
  });
});

describe('rate limits', () => {
  test('let exactly the allowed number through, however parallel, and start anew in the next window', async () => {
    const database = await openSqlite(':memory:');
    const limit = { max: 10, windowMs: 60_000 };
    const hits = await Promise.all(
      Array.from({ length: 100 }, () => database.limiter.hit('k', limit, 90_000)),
    );
    expect(hits.filter(({ kind }) => kind === 'allowed')).toHaveLength(10);
    expect(hits.at(-1)).toEqual({ kind: 'limited', retryAfterSeconds: 30 });
    expect(await database.limiter.hit('other', limit, 90_000)).toEqual({ kind: 'allowed' });
    expect(await database.limiter.hit('k', limit, 120_000)).toEqual({ kind: 'allowed' });
    await database.close();
  });
});
