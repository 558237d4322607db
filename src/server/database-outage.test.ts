import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateX25519Identity } from 'age-encryption';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestForm, sampleCatalogue } from '#gate/gate.fixture.ts';
import { type RunningApp, startApp } from './app.ts';
import { faultsIn, type Told } from './database/gate-evidence.fixture.ts';
import { openDatabase } from './database/open-database.ts';
import {
  onPostgres,
  type PostgresServer,
  postgresPrograms,
  startPostgres,
} from './database/postgres.fixture.ts';
import { writeTree } from './http/server.fixture.ts';
import { readSettings } from './settings.ts';

const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

/** Submits the request of a new person each time, as the built page does. */
const entry = `
let people = 0;
export const handler = async (request, response, next, { gate }) => {
  people += 1;
  const host = 'p' + people + '.example';
  const form = { ...${JSON.stringify(requestForm())}, email: 'ada@' + host };
  const { kind } = await gate.submitRequest({ clientAddress: host, userAgent: 'test' }, form);
  response.end(kind + ' ' + form.email);
};
`;

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
  const port = await freePort();
  await writeTree(folder, {
    'dist/client/index.html': '<h1>Trust</h1>',
    'dist/gate/catalogue.json': JSON.stringify(sampleCatalogue()),
    'dist/server/entry.mjs': entry,
  });
  const read = readSettings({
    VITRINE_URL: `http://localhost:${port}`,
    PORT: port,
    VITRINE_DATA: join(folder, 'data'),
    VITRINE_SECRET: '07'.repeat(32),
    VITRINE_VAULT_IDENTITY: await generateX25519Identity(),
    DATABASE_URL: databaseUrl,
  });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  const log = { info: () => undefined, error: (event: string) => void logged.push(event) };
  const { settings } = read;
  const outcome = await startApp({ settings, distDir: join(folder, 'dist'), log, print: () => undefined });
  if (outcome.kind === 'started') app = outcome.app;
  return { outcome, settings };
}

async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return String(typeof address === 'object' && address !== null ? address.port : 0);
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
    await sleep(400);
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
      problems: [
        'PostgreSQL database vitrine at 127.0.0.1:1 cannot be opened: PostgreSQL does not answer as it should (ECONNREFUSED).',
      ],
    });
  });
});
