import { afterAll, describe } from 'vitest';
import { onPostgres, postgresPrograms, startPostgres } from '#server/database/postgres.fixture.ts';
import { postgresStores, useRigStores } from './rig-stores.fixture.ts';

const server = postgresPrograms === null ? null : await startPostgres();
if (server !== null) useRigStores(postgresStores(server));
afterAll(() => server?.stop());

/** The same tests as on SQLite, on the other database. */
describe.skipIf(server === null)(onPostgres, async () => {
  await import('./request.test.ts');
  await import('./agreement.test.ts');
  await import('./decision.test.ts');
  await import('./download.test.ts');
  await import('./delivery.test.ts');
  await import('./audit.test.ts');
});
