import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { onPostgres, postgresPrograms, startPostgres } from '#server/database/postgres.fixture.ts';
import { postgresStores, useRigStores } from './rig-stores.fixture.ts';

const server = postgresPrograms === null ? null : await startPostgres();
if (server !== null) useRigStores(postgresStores(server));
// The connections of the rigs end with the server.
afterAll(() => server?.stop(), 60_000);

/** Every test file here whose gates keep state; prose alone is the same on any database. */
const suites = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'mails.test.ts')
  .map((name) => join(import.meta.dirname, name))
  .filter((file) => file !== import.meta.filename && /\bopen(File)?Rig\(/.test(readFileSync(file, 'utf8')));

/** The same tests as on SQLite, on the other database. */
describe.skipIf(server === null)(onPostgres, () => {
  // A group for each file: in a common one the hooks of all of them would open databases before every single test.
  for (const file of suites) describe(basename(file, '.test.ts'), async () => void (await import(file)));
});
