import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { onPostgres, postgresPrograms, startPostgres } from '#server/database/postgres.fixture.ts';
import { postgresStores, useRigStores } from './rig-stores.fixture.ts';

const server = postgresPrograms === null ? null : await startPostgres();
const stores = server === null ? null : postgresStores(server);
if (stores !== null) useRigStores(stores);
afterAll(async () => {
  await stores?.close();
  await server?.stop();
});

/** Every test file here that opens a gate on a store. */
const suites = readdirSync(import.meta.dirname).filter(
  (name) =>
    name.endsWith('.test.ts') &&
    /\bopenRig\(/.test(readFileSync(join(import.meta.dirname, name), 'utf8').replace(/^.*\/\*\*.*$/gm, '')) &&
    name !== 'gate-on-postgres.test.ts',
);

/** The same tests as on SQLite, on the other database. */
describe.skipIf(server === null)(onPostgres, () => {
  // A group for each file: in a common one the hooks of all of them would open databases before every single test.
  for (const suite of suites) describe(suite, async () => void (await import(join(import.meta.dirname, suite))));
});
