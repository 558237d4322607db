import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultsIn, type Told } from './gate-evidence.fixture.ts';
import { type DatabaseSettings, openDatabase } from './open-database.ts';
import { onPostgres, type PostgresServer, postgresPrograms, startPostgres } from './postgres.fixture.ts';
import { startWorker } from './worker-process.fixture.ts';

const kills = Number(process.env.VITRINE_KILLS ?? (process.env.VITRINE_LONG ? 200 : 10));
const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Kills one gate after the other under load, some of them while they start, and looks at the whole log after each. */
async function killAndLook(settings: DatabaseSettings): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (let round = 0; round < kills; round += 1) {
    const mailFolder = mkdtempSync(join(folder, 'mail-'));
    const name = `k${round}`;
    const worker = startWorker(settings, {
      name,
      mailFolder,
      people: 0,
      // Renewals and approvals by the dozen in three of four rounds; refusals alone in the others.
      decides: round % 4 === 3 ? 'deny' : 'approve',
      renews: true,
    });
    if (round % 5 === 4) await wait(Math.random() * 700);
    else {
      await worker.until(20);
      await wait(Math.random() * 150);
    }
    await worker.kill();
    expect(worker.complaints()).toBe('');
    told.push(...worker.told);
    const database = await openDatabase(settings);
    // What earlier ones were told is looked at again now and then: all of it each time would take hours.
    const isLong = kills > 20 && (round + 1) % 10 !== 0 && round + 1 < kills;
    const faults = await faultsIn(database.store, isLong ? worker.told : told);
    await database.close();
    expect(faults, `after kill ${round + 1}`).toEqual([]);
  }
  return told;
}

/** Every kind of step was among what was acknowledged and is still there. */
function expectEverything(told: readonly Told[]): void {
  const times = (kind: string) => told.filter(([what]) => what === kind).length;
  expect(told.length).toBeGreaterThan(kills * 8);
  for (const kind of ['submitted', 'invited', 'verified', 'accepted', 'approve', 'deny', 'copy', 'renewed'])
    expect(times(kind), kind).toBeGreaterThan(kills / 10);
}

const patience = 60_000 + kills * 20_000;

describe(`statement 11: ${kills} times kill -9 under load: nothing acknowledged is lost, nothing is half done, the chain verifies`, () => {
  test(
    'on SQLite',
    async () => {
      const told = await killAndLook({ dataFolder: folder, databaseUrl: null, migrationDatabaseUrl: null });
      expectEverything(told);
    },
    patience,
  );

  test.skipIf(postgresPrograms === null)(
    onPostgres,
    async () => {
      const databaseUrl = await server.createDatabase();
      const told = await killAndLook({ dataFolder: folder, databaseUrl, migrationDatabaseUrl: null });
      expectEverything(told);
    },
    patience,
  );
});
