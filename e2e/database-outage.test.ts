import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  onPostgres,
  type PostgresServer,
  postgresPrograms,
  startPostgres,
} from '../src/server/database/postgres.fixture.ts';
import { type RunningServer, startServer } from './sample-server.ts';

describe.skipIf(postgresPrograms === null)(`the built site ${onPostgres}`, () => {
  let database: PostgresServer;
  let server: RunningServer;
  let dataFolder: string;
  beforeAll(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'vitrine-outage-'));
    database = await startPostgres();
    const env = { DATABASE_URL: await database.createDatabase(), VITRINE_SECRET: '07'.repeat(32) };
    server = await startServer({ dist: inject('dist'), dataFolder, env });
  });
  afterAll(async () => {
    await server?.stop();
    await database?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  const signIn = () =>
    fetch(`${server.url}/admin/sign-in`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email: 'approver@ostermere.example' }),
    });
  const statusOf = async (path: string) => (await fetch(server.url + path)).status;

  test('says 503 and when to come back while its database is away, keeps the public pages, and recovers', async () => {
    expect(server.printed()).toMatch(/State {7}PostgreSQL, database test_1 at /);
    expect(await statusOf('/agree/%00')).toBe(404);
    expect((await signIn()).status).toBe(200);
    await database.kill();
    const answer = await signIn();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('Requests are not available right now');
    expect(await statusOf(`/verify/${'x'.repeat(43)}`)).toBe(503);
    expect(await Promise.all(['/readyz', '/healthz', '/', '/request'].map(statusOf))).toEqual([
      503, 200, 200, 200,
    ]);
    await database.start();
    expect(await statusOf('/readyz')).toBe(200);
    expect((await signIn()).status).toBe(200);
  });
});
