import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { granted, openRig } from '#gate/gate.fixture.ts';
import { migrateIn, migrationNames } from '#server/database/migrate.ts';
import { connectDatabase, type DatabaseSettings, openDatabase } from '#server/database/open-database.ts';
import {
  onPostgres,
  type PostgresServer,
  postgresPrograms,
  startPostgres,
} from '#server/database/postgres.fixture.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

const [older = '', newest = ''] = [migrationNames.at(-2), migrationNames.at(-1)];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-migrate-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Leaves a database as the version before this one had it. */
async function bringTo(migration: string, settings: DatabaseSettings): Promise<void> {
  const { db, dialect, close } = await connectDatabase(settings);
  const plain = db.withoutPlugins();
  await plain.transaction().execute((tx) => migrateIn(tx as unknown as Kysely<never>, dialect, migration));
  await close();
}

const migrate = (settings: DatabaseSettings) => command(settings, 'migrate');

async function command(settings: DatabaseSettings, ...words: readonly string[]) {
  vi.stubEnv('VITRINE_SECRET', '');
  vi.stubEnv('VITRINE_DATA', settings.dataFolder);
  vi.stubEnv('DATABASE_URL', settings.databaseUrl ?? '');
  vi.stubEnv('MIGRATION_DATABASE_URL', settings.migrationDatabaseUrl ?? '');
  const terminal = recordedTerminal();
  const code = await run(words, terminal);
  return { code, said: `${terminal.stdout()}${terminal.stderr()}` };
}

const fake = (name: string) => `insert into kysely_migration (name, timestamp) values ('${name}', 'x')`;

describe('on SQLite', () => {
  const inFolder = () => ({ dataFolder: folder, databaseUrl: null, migrationDatabaseUrl: null });

  test('brings an older database up to date, says from where, and has nothing to do the next time', async () => {
    await bringTo(older, inFolder());
    const file = join(folder, 'vitrine.db');
    expect(await migrate(inFolder())).toEqual({
      code: 0,
      said: `${file}: the tables are at ${newest} now, from ${older}.\n`,
    });
    expect(await migrate(inFolder())).toEqual({
      code: 0,
      said: `${file}: the tables are up to date (${newest}).\n`,
    });
  });

  test('makes a new one, and refuses one of a newer version in a sentence', async () => {
    expect((await migrate(inFolder())).said).toContain(`at ${newest} now, made anew`);
    const { DatabaseSync } = await import('node:sqlite');
    const raw = new DatabaseSync(join(folder, 'vitrine.db'));
    raw.exec(fake('999-later'));
    raw.close();
    const { code, said } = await migrate(inFolder());
    expect([code, said]).toEqual([
      2,
      expect.stringMatching(/newer version \(999-later; this one knows .+\)\. Run that version/),
    ]);
    await expect(openDatabase(inFolder())).rejects.toThrow('newer version');
  });
});

describe.skipIf(postgresPrograms === null)(onPostgres, () => {
  const settingsOf = (databaseUrl: string, migrationDatabaseUrl: string | null = null) => ({
    dataFolder: folder,
    databaseUrl,
    migrationDatabaseUrl,
  });

  test('a server without the right to migrate says what to run; the owner runs it once, and the server starts with its own role alone', async () => {
    const owner = await server.createDatabase();
    const worker = await server.withRole(owner, 'gate_role');
    await bringTo(older, settingsOf(owner));
    await server.query(owner, 'grant select on all tables in schema public to gate_role');
    await expect(openDatabase(settingsOf(worker))).rejects.toThrow(
      new RegExp(
        `The tables have to be brought up to date from ${older} to ${newest}, which the database role may not do .*Run \`npx vitrine migrate\` with MIGRATION_DATABASE_URL`,
      ),
    );
    expect(await migrate(settingsOf(worker))).toMatchObject({ code: 2 });
    const { code, said } = await migrate(settingsOf(worker, owner));
    expect([code, said]).toEqual([0, expect.stringContaining(`at ${newest} now, from ${older}.`)]);
    const database = await openDatabase(settingsOf(worker));
    await database.store.transaction((tx) => tx.failures.count('x', 1));
    await database.close();
    expect((await migrate(settingsOf(worker, owner))).said).toContain('up to date');
    await server.query(owner, fake('999-later'));
    expect((await migrate(settingsOf(worker, owner))).said).toContain('newer version (999-later');
    await expect(openDatabase(settingsOf(worker))).rejects.toThrow('newer version');
  });

  test('gives the role that serves its rights after a restore, which the owner has made', async () => {
    const file = join(folder, 'backup');
    const sqlite = { dataFolder: folder, databaseUrl: null, migrationDatabaseUrl: null };
    await migrate(sqlite);
    expect(await command(sqlite, 'backup', '--out', file)).toMatchObject({ code: 0 });
    const owner = await server.createDatabase();
    const worker = await server.withRole(owner, 'restored_role');
    expect(await command(settingsOf(worker, owner), 'restore', file)).toMatchObject({ code: 0 });
    await expect(openDatabase(settingsOf(worker))).rejects.toThrow('Run `npx vitrine migrate`');
    expect(await migrate(settingsOf(worker, owner))).toMatchObject({ code: 0 });
    const database = await openDatabase(settingsOf(worker));
    expect(await database.store.read((tx) => tx.audit.list(0, 10))).toMatchObject([
      { event: 'backup-taken' },
      { event: 'backup-restored' },
    ]);
    await database.close();
  }, 60_000);

  test('needs neither key nor mail server, and says what is wrong with its own variables', async () => {
    const { code, said } = await migrate(settingsOf('postgres://elsewhere.example/x'));
    expect([code, said]).toEqual([2, expect.stringContaining('DATABASE_URL does not say how the way')]);
    expect(
      (await migrate({ ...settingsOf('', 'postgres://o@localhost/x'), databaseUrl: null })).said,
    ).toContain('MIGRATION_DATABASE_URL is set without DATABASE_URL');
  });

  describe('from SQLite', () => {
    const inFolder = () => ({ dataFolder: folder, databaseUrl: null, migrationDatabaseUrl: null });
    const file = () => join(folder, 'vitrine.db');
    const move = (settings: DatabaseSettings) => command(settings, 'migrate', '--from-sqlite');

    async function usedFile(): Promise<void> {
      const rig = await openRig({ file: file() });
      await granted(rig);
      await rig.database.close();
    }

    test('one command moves everything for the role that serves, verifies it, and lays the file aside', async () => {
      await usedFile();
      const owner = await server.createDatabase();
      const worker = await server.withRole(owner, 'moved_role');
      const { code, said } = await move(settingsOf(worker, owner));
      expect(said).toMatch(/: \d+ rows were moved\. The file that held them is .*vitrine\.db\.moved-\w+ now/);
      expect(said).toMatch(/Consistent to entry 8/);
      expect(code).toBe(0);
      expect(readdirSync(folder).filter((name) => name.startsWith('vitrine.db'))).toEqual([
        expect.stringMatching(/^vitrine\.db\.moved-\d{8}T\d{9}Z$/),
      ]);
      const database = await openDatabase(settingsOf(worker));
      const grants = await database.store.read((tx) => tx.grants.listByEmail('ada@acme.example'));
      await database.close();
      expect(grants.length).toBe(1);
    });

    test('a file that a server has open is not moved, and stays as it is', async () => {
      await usedFile();
      const owner = await server.createDatabase();
      const running = await openDatabase(inFolder());
      expect(await move(settingsOf(owner))).toMatchObject({
        code: 2,
        said: expect.stringContaining('is in use. Stop the server'),
      });
      await running.close();
      expect(existsSync(file())).toBe(true);
      expect((await move(settingsOf(owner))).code).toBe(0);
    });

    test('a database that holds something is not written to', async () => {
      await usedFile();
      const owner = await server.createDatabase();
      expect((await move(settingsOf(owner))).code).toBe(0);
      await usedFile();
      expect(await move(settingsOf(owner))).toMatchObject({
        code: 2,
        said: expect.stringContaining('The database is not empty'),
      });
      expect(existsSync(file())).toBe(true);
    });

    test('without a file or an address it says what is missing', async () => {
      expect(await move(settingsOf(await server.createDatabase()))).toMatchObject({
        code: 2,
        said: expect.stringContaining('There is no '),
      });
      expect(await move(inFolder())).toMatchObject({
        code: 2,
        said: expect.stringContaining('DATABASE_URL names no PostgreSQL database'),
      });
    });
  });
});
