import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultsIn, type Told } from './gate-evidence.fixture.ts';
import { type DatabaseSettings, openDatabase } from './open-database.ts';
import { onPostgres, type PostgresServer, postgresPrograms, startPostgres } from './postgres.fixture.ts';
import { startWorker } from './worker-process.fixture.ts';

const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

let mailFolder: string;
beforeEach(() => {
  mailFolder = mkdtempSync(join(tmpdir(), 'vitrine-gates-'));
});
afterEach(() => rmSync(mailFolder, { recursive: true, force: true }));

/** How often each message was sent. */
function timesSent(): Map<string, number> {
  const times = new Map<string, number>();
  for (const file of readdirSync(mailFolder)) {
    const [, id = ''] = file.split('~');
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

function decisionsOn(told: readonly Told[]): string[] {
  return told.filter(([what]) => what === 'approve' || what === 'deny').map(([, id]) => id);
}

/** Reads and compares what the database holds with what the processes were told. */
async function look(settings: DatabaseSettings, told: readonly Told[]) {
  const database = await openDatabase(settings);
  try {
    const messages = await database.store.read((tx) => tx.outbox.list(10_000));
    return { faults: await faultsIn(database.store, told), messages };
  } finally {
    await database.close();
  }
}

async function freshDatabase(): Promise<DatabaseSettings> {
  const databaseUrl = await server.createDatabase();
  return { dataFolder: mailFolder, databaseUrl, migrationDatabaseUrl: null };
}

/** One chain, one decision on each request, and no mail more often than it was claimed. */
async function expectOneChain(settings: DatabaseSettings, told: readonly Told[]): Promise<void> {
  const { faults, messages } = await look(settings, told);
  expect(faults).toEqual([]);
  expect(new Set(decisionsOn(told)).size).toBe(decisionsOn(told).length);
  const sent = timesSent();
  for (const { id, state, attempts } of messages) {
    if (state === 'sent') expect(sent.get(id), id).toBeGreaterThanOrEqual(1);
    expect(sent.get(id) ?? 0, id).toBeLessThanOrEqual(attempts);
  }
}

/** Each process takes a second to start on a free machine, and many on one that runs all tests at once. */
const patience = 180_000;
/** What the killed one had claimed is free again after it. */
const leaseMs = 2_000;
const toBeKilled = { name: 'victim', people: 0, decides: 'deny', leaseMs } as const;

describe.skipIf(postgresPrograms === null)(`${onPostgres}: two gate processes and more`, () => {
  test(
    'keep one chain, decide once on each request and send each mail once',
    async () => {
      const settings = await freshDatabase();
      const orders = { mailFolder, people: 12 };
      const one = startWorker(settings, { ...orders, name: 'one', decides: 'approve' });
      const two = startWorker(settings, { ...orders, name: 'two', decides: 'deny' });
      await Promise.all([one.untilDone(), two.untilDone()]);
      expect([await one.end(), await two.end()], one.complaints() + two.complaints()).toEqual([0, 0]);
      const told = [...one.told, ...two.told];
      const { faults, messages } = await look(settings, told);
      expect(faults).toEqual([]);
      const decided = decisionsOn(told);
      // Those who were invited are approved already.
      expect(decided).toHaveLength(16);
      expect(new Set(decided).size).toBe(16);
      const sent = timesSent();
      for (const { id, state } of messages) expect(state === 'sent' ? sent.get(id) : 1, id).toBe(1);
      expect(messages.filter(({ state }) => state === 'sent').length).toBeGreaterThan(24 * 3);
    },
    patience,
  );

  test(
    'one is killed in the middle: the other goes on, and a mail comes twice only where nobody could know that it was sent',
    async () => {
      const settings = await freshDatabase();
      const victim = startWorker(settings, { ...toBeKilled, mailFolder });
      await victim.until(10);
      const other = startWorker(settings, {
        mailFolder,
        name: 'other',
        people: 6,
        decides: 'approve',
        leaseMs,
      });
      await other.until(6);
      await victim.kill();
      const before = other.told.length;
      await other.untilDone();
      expect(await other.end(), other.complaints()).toBe(0);
      expect(other.told.length).toBeGreaterThan(before);
      const told = [...victim.told, ...other.told];
      await expectOneChain(settings, told);
    },
    patience,
  );

  test(
    'of four, one is killed in the middle: one chain, one decision on each request, a mail twice only where it was claimed twice',
    async () => {
      const settings = await freshDatabase();
      const victim = startWorker(settings, { ...toBeKilled, mailFolder });
      const others = (['approve', 'deny', 'approve'] as const).map((decides, n) =>
        startWorker(settings, { mailFolder, name: `other${n}`, people: 4, decides, leaseMs }),
      );
      await Promise.all([victim.until(8), ...others.map((other) => other.until(3))]);
      await victim.kill();
      await Promise.all(others.map((other) => other.untilDone()));
      const codes = await Promise.all(others.map((other) => other.end()));
      expect(codes, others.map((other) => other.complaints()).join('')).toEqual([0, 0, 0]);
      const told = [victim, ...others].flatMap((worker) => worker.told);
      await expectOneChain(settings, told);
    },
    patience,
  );
});
