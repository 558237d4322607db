import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from './app.ts';
import { faultsIn, type Told } from './database/gate-evidence.fixture.ts';
import { openDatabase } from './database/open-database.ts';
import {
  onPostgres,
  type PostgresServer,
  postgresPrograms,
  startPostgres,
} from './database/postgres.fixture.ts';
import { startOutageApp } from './outage-app.fixture.ts';

const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

let folder: string;
let app: RunningApp | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-outage-'));
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const logged: string[] = [];

async function start(databaseUrl: string) {
  const { outcome, settings } = await startOutageApp(folder, databaseUrl, (event) => void logged.push(event));
  if (outcome.kind === 'started') app = outcome.app;
  return { outcome, settings };
}

describe.skipIf(postgresPrograms === null)(`${onPostgres}: an outage`, () => {
  it('is answered with 503 while it lasts and ends by itself; the public site stays; nothing that was answered with 200 is lost', async () => {
    const { settings } = await start(await server.createDatabase());
    const url = app?.url ?? '';
    const told: Told[] = [];
    const statuses: number[] = [];
    const retries = new Set<string | null>();
    let isLoading = true;
    const post = async () => {
      const answer = await fetch(`${url}/request`, { method: 'POST', headers: { origin: url }, body: 'x' });
      statuses.push(answer.status);
      const [kind, email = ''] = (await answer.text()).split(' ');
      if (kind === 'check-mail') told.push(['submitted', email]);
      if (answer.status === 503) retries.add(answer.headers.get('retry-after'));
    };
    const load = Promise.all(
      Array.from({ length: 6 }, async () => {
        while (isLoading) {
          await post();
          await sleep(3);
        }
      }),
    );
    const ready = async () => (await fetch(`${url}/readyz`)).status;
    await sleep(400);
    expect(await ready()).toBe(200);
    await server.kill();
    await sleep(300);
    expect(await ready()).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    await server.start();
    for (let i = 0; i < 200 && (await ready()) !== 200; i += 1) await sleep(20);
    const recovered = statuses.length;
    for (let i = 0; i < 250 && statuses.length < recovered + 24; i += 1) await sleep(20);
    isLoading = false;
    await load;

    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect([...retries]).toEqual(['30']);
    expect(new Set(statuses.slice(recovered + 12))).toEqual(new Set([200]));
    expect(logged).toContain('delivery-failed');
    const database = await openDatabase(settings);
    expect(await faultsIn(database.store, told)).toEqual([]);
    await database.close();
  });

  it('at the start is a refusal that names the place', async () => {
    const { outcome } = await start('postgres://vitrine:geheim@127.0.0.1:1/vitrine');
    expect(outcome).toEqual({
      kind: 'refused',
      because: 'database',
      problems: [
        'PostgreSQL database vitrine at 127.0.0.1:1 cannot be opened: PostgreSQL does not answer as it should (ECONNREFUSED).',
      ],
    });
  });
});

/** A disk of 24 MB beside the server's own, which goes with it: a mount in a namespace that nobody else sees. */
const withSmallDisk = (folder: string) => {
  mkdirSync(join(folder, 'small'), { recursive: true });
  return [
    ...['unshare', '--map-root-user', '--mount', 'sh', '-c'],
    'mount -t tmpfs -o size=24m,mode=700 none "$0/small" && exec unshare --user --map-user=1000 --map-group=1000 "$@"',
    folder,
  ];
};

const probe = mkdtempSync(join(tmpdir(), 'vitrine-disk-'));
const [program = '', ...parameters] = [...withSmallDisk(probe), 'true'];
const canMount = spawnSync(program, parameters).status === 0;
rmSync(probe, { recursive: true });

describe.skipIf(postgresPrograms === null || !canMount)(
  `${onPostgres}: a full disk${canMount ? '' : ' (skipped: this machine lets nobody mount one)'}`,
  () => {
    let small: PostgresServer;
    beforeAll(async () => {
      small = await startPostgres(withSmallDisk);
    });
    afterAll(() => small?.stop());

    it('is answered with 503, /readyz says why, public pages stay, nothing is lost or half done; with room again it goes on by itself', async () => {
      const url = await smallDatabase(small);
      const { settings } = await start(url);
      const origin = app?.url ?? '';
      const told: Told[] = [];
      const post = async () => {
        const answer = await fetch(`${origin}/request`, { method: 'POST', headers: { origin }, body: 'x' });
        const [kind, email = ''] = (await answer.text()).split(' ');
        if (kind === 'check-mail') told.push(['submitted', email]);
        return answer;
      };
      for (let n = 0; n < 3; n += 1) expect((await post()).status).toBe(200);
      await small.query(url, 'create table filler (words text)');
      await expect(
        small.query(url, 'insert into filler select md5(generate_series(1, 1000000)::text)'),
      ).rejects.toThrow('No space left on device');
      let refused = await post();
      // Pages of tables that are half empty still take rows.
      for (let n = 0; n < 400 && refused.status !== 503; n += 1) refused = await post();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
      const ready = await fetch(`${origin}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([
        503,
        'not ready: the database has no room to write, or its disk fails\n',
      ]);
      expect((await fetch(`${origin}/healthz`)).status).toBe(200);
      expect((await fetch(origin)).status).toBe(200);
      await small.query(url, 'drop table filler');
      expect((await post()).status).toBe(200);
      const database = await openDatabase(settings);
      expect(await faultsIn(database.store, told)).toEqual([]);
      const requests = await database.store.read((tx) => tx.requests.list(['submitted']));
      expect(requests.map(({ email }) => email).toSorted()).toEqual(
        told.map(([, email]) => email).toSorted(),
      );
      await database.close();
    });
  },
);

async function smallDatabase(server: PostgresServer): Promise<string> {
  const url = await server.createDatabase();
  const place = new URL(url).searchParams.get('host');
  await server.query(url, `create tablespace small location '${place}/small'`);
  await server.query(url, 'create database on_small tablespace small');
  return url.replace(/\/test_\d+\?/, '/on_small?');
}
