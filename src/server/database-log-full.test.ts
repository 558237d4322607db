import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
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

const canMount = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;
const reason = canMount ? '' : ' (skipped: this machine lets nobody mount a disk of their own)';

describe.skipIf(postgresPrograms === null || !canMount)(
  `${onPostgres}: its log (WAL) on a disk that fills under load${reason}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-wal-'));
    let disk: LogDisk;
    let server: PostgresServer;
    let app: RunningApp | undefined;
    beforeAll(async () => {
      disk = mountLogDisk(join(folder, 'log'));
      server = await startPostgres(
        () => disk.inside,
        () => ['-X', join(disk.place, 'wal'), '--wal-segsize=1'],
      );
    });
    afterAll(async () => {
      await app?.close();
      await server?.stop();
      disk?.unmount();
      rmSync(folder, { recursive: true, force: true });
    });

    it('PostgreSQL stops and the gate says 503; public pages stay; nothing that was answered is lost or half done; with room and a start it goes on by itself', async () => {
      const databaseUrl = await server.createDatabase();
      const { outcome, settings } = await startOutageApp(folder, databaseUrl, () => undefined);
      if (outcome.kind !== 'started') throw new Error(JSON.stringify(outcome));
      app = outcome.app;
      const { url } = app;
      const load = postAlways(url);
      onTestFinished(load.stop);
      const statusOf = async (path: string) => (await fetch(url + path)).status;

      await until(() => load.answers.filter(({ status }) => status === 200).length > 5);
      await server.query(databaseUrl, 'create table filler (words text)');
      await fillLog(server, databaseUrl);
      const stopped = load.answers.length;
      await until(() => load.answers.length > stopped + 20);
      expect(await Promise.all(['/readyz', '/healthz', '/'].map(statusOf))).toEqual([503, 200, 200]);

      disk.grow();
      const restarted = load.answers.length;
      await server.restart();
      await until(() => load.answers.slice(restarted).filter(({ status }) => status === 200).length > 20);
      await load.stop();

      expect(new Set(load.answers.slice(stopped + 8, restarted).map(({ status }) => status))).toEqual(
        new Set([503]),
      );
      expect(new Set(load.answers.slice(-12).map(({ status }) => status))).toEqual(new Set([200]));
      const others = load.answers.filter(({ status }) => status !== 200);
      expect(new Set(others.map(({ status, retryAfter }) => `${status} ${retryAfter}`))).toEqual(
        new Set(['503 30']),
      );
      const database = await openDatabase(settings);
      expect(await faultsIn(database.store, load.told)).toEqual([]);
      await database.close();
    }, 120_000);
  },
);

/** Six people ask at a time, each again and again, whatever the answer is. */
function postAlways(url: string) {
  const told: Told[] = [];
  const answers: { readonly status: number; readonly retryAfter: string | null }[] = [];
  let isRunning = true;
  const post = async () => {
    const answer = await fetch(`${url}/request`, { method: 'POST', headers: { origin: url }, body: 'x' });
    const [kind, email = ''] = (await answer.text()).split(' ');
    if (kind === 'check-mail') told.push(['submitted', email]);
    answers.push({ status: answer.status, retryAfter: answer.headers.get('retry-after') });
    await sleep(3);
  };
  const people = Array.from({ length: 6 }, async () => {
    while (isRunning) await post();
  });
  return {
    told,
    answers,
    async stop() {
      isRunning = false;
      await Promise.all(people);
    },
  };
}

/** Writes until PostgreSQL has ended: it recovers by itself as long as its log has room for that. */
async function fillLog(server: PostgresServer, url: string): Promise<void> {
  const insert = 'insert into filler select md5(g::text) from generate_series(1, 20000) g';
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      await server.query(url, insert);
    } catch (error) {
      if (/ENOENT|ECONNREFUSED/.test(String(error))) return;
      await sleep(100);
    }
  }
  throw new Error('PostgreSQL did not stop');
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 3000) throw new Error('it did not come so far within 60 s');
    await sleep(20);
  }
}

interface LogDisk {
  readonly place: string;
  /** Words before a command that sees the disk, as a user other than root. */
  readonly inside: readonly string[];
  /** From 12 MB to 96. */
  readonly grow: () => void;
  readonly unmount: () => void;
}

/** A disk of its own that lives as long as the process that holds it: PostgreSQL may end and start on it. */
function mountLogDisk(place: string): LogDisk {
  mkdirSync(place);
  const mount = 'mount -t tmpfs -o size=12m,mode=777 none "$0" && echo mounted && exec cat';
  const holder: ChildProcess = spawn('unshare', ['--map-root-user', '--mount', 'sh', '-c', mount, place], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const asRoot = `nsenter --target ${holder.pid} --user --mount --preserve-credentials`.split(' ');
  const waiting = 'until nsenter --target "$0" --user --mount --preserve-credentials mountpoint -q "$1"';
  const [first = '', ...words] = asRoot;
  execFileSync('sh', ['-c', `${waiting}; do sleep 0.02; done`, String(holder.pid), place], {
    timeout: 10_000,
    stdio: 'ignore',
  });
  return {
    place,
    inside: [...asRoot, ...'unshare --user --map-user=1000 --map-group=1000'.split(' ')],
    grow: () => execFileSync(first, [...words, 'mount', '-o', 'remount,size=96m', 'none', place]),
    unmount: () => void holder.kill(),
  };
}
