import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsIn, type Told } from '../src/server/database/gate-evidence.fixture.ts';
import { openDatabase } from '../src/server/database/open-database.ts';
import { type RunningServer, startServer } from './sample-server.ts';

/** A small disk of its own for one process, which goes with it: a mount in a namespace that nobody else sees. */
const onSmallDisk = (folder: string) => [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c'],
  'mount -t tmpfs -o size=16m none "$0" && exec "$@"',
  folder,
];
const probe = mkdtempSync(join(tmpdir(), 'vitrine-disk-'));
const [program = '', ...parameters] = [...onSmallDisk(probe), 'true'];
const canMount = spawnSync(program, parameters).status === 0;

describe.skipIf(!canMount)(
  `the built site on a full disk${canMount ? '' : ' (skipped: this machine lets nobody mount one)'}`,
  () => {
    let server: RunningServer;
    let folder: string;
    beforeAll(async () => {
      server = await startServer({
        dist: inject('dist'),
        dataFolder: probe,
        env: {
          VITRINE_SECRET: '07'.repeat(32),
          SMTP_URL: 'smtp://127.0.0.1:1',
          MAIL_FROM: 'trust@example.com',
        },
        through: onSmallDisk(probe),
      });
      folder = join('/proc', String(server.pid), 'root', probe);
    });
    afterAll(async () => {
      await server?.stop();
      rmSync(probe, { recursive: true, force: true });
    });

    let people = 0;
    const told: Told[] = [];
    const ask = async () => {
      people += 1;
      const email = `ada@p${people}.example`;
      const form = { name: 'Ada', email, company: 'Acme', role: 'Analyst', purpose: 'Review.', website: '' };
      const answer = await fetch(`${server.url}/request`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...form, documents: 'bridge-letter-2026-q3' }),
      });
      const isDone = answer.status < 400;
      if (isDone) told.push(['submitted', email]);
      return { status: answer.status, answer };
    };
    const statusOf = async (path: string) => (await fetch(server.url + path)).status;
    /** Looks at a copy, taken while the server stands still: SQLite itself would not find its way into that disk. */
    const faults = async () => {
      const copy = mkdtempSync(join(tmpdir(), 'vitrine-disk-copy-'));
      process.kill(server.pid, 'SIGSTOP');
      for (const name of ['vitrine.db', 'vitrine.db-wal']) copyFileSync(join(folder, name), join(copy, name));
      process.kill(server.pid, 'SIGCONT');
      const settings = { dataFolder: copy, databaseUrl: null, migrationDatabaseUrl: null };
      const database = await openDatabase(settings);
      const found = await faultsIn(database.store, told);
      const requests = await database.store.read((tx) => tx.requests.list(['submitted']));
      await database.close();
      rmSync(copy, { recursive: true });
      return { found, requests: requests.map(({ email }) => email).toSorted() };
    };

    test('says 503 and when to come back, keeps every page, loses and halves nothing, and goes on by itself once there is room', async () => {
      for (let n = 0; n < 3; n += 1) expect((await ask()).status).toBe(303);
      const filler = join(folder, 'filler');
      fill(filler);
      let refused = await ask();
      // What SQLite had room for in files that it has already made is still taken.
      for (let n = 0; n < 20 && refused.status !== 503; n += 1) refused = await ask();
      expect(refused.status).toBe(503);
      expect(refused.answer.headers.get('retry-after')).toBe('30');
      expect(await refused.answer.text()).toContain('Requests are not available right now');
      expect(await Promise.all(['/', '/request', '/healthz', '/readyz'].map(statusOf))).toEqual([
        200, 200, 200, 503,
      ]);
      expect(await (await fetch(`${server.url}/readyz`)).text()).toBe(
        'not ready: the database has no room to write, or its disk fails\n',
      );
      rmSync(filler);
      expect((await ask()).status).toBe(303);
      const after = await faults();
      expect(after.found).toEqual([]);
      expect(after.requests).toEqual(told.map(([, email]) => email).toSorted());
    });
  },
);

/** Writes until there is no room. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (let size = 1 << 16; size >= 1; size >>= 1) {
      try {
        for (;;) if (writeSync(handle, Buffer.alloc(size, 1)) < size) break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
}
