import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStoreOutage } from '#gate/store-outage.ts';
import { gateDatabase } from './gate-database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { connectSqlite, openSqlite } from './open-sqlite.ts';
import { storeContract } from './store-contract.ts';

const settingsIn = (dataFolder: string) => ({ dataFolder, databaseUrl: null, migrationDatabaseUrl: null });

describe('SQLite keeps the contract', () => {
  storeContract(async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'gate-db-'));
    const query = async (statement: string) => {
      const raw = new DatabaseSync(join(dataFolder, 'vitrine.db'));
      try {
        return raw.prepare(statement).all();
      } finally {
        raw.close();
      }
    };
    const tables = async () =>
      (await query("select name from sqlite_schema where type = 'table'")).map(({ name }) => String(name));
    const remove = async () => rmSync(dataFolder, { recursive: true });
    return { settings: settingsIn(dataFolder), query, tables, remove };
  });
});

describe('opening', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gate-db-'));
    file = join(folder, 'data', 'vitrine.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('creates folder and file, with a journal and a durability that survive a power cut', async () => {
    const database = await openSqlite(file);
    await database.ping();
    await database.close();
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const raw = new DatabaseSync(file);
    expect(raw.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    const tables = raw
      .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0")
      .all();
    expect(tables.map(({ name }) => String(name)).filter((name) => !/^(kysely|sqlite)_/.test(name))).toEqual(
      [],
    );
    raw.close();
  });

  test('a file that is no database is named, not shown as a fault of the program', async () => {
    writeFileSync(join(folder, 'vitrine.db'), 'not a database, but long enough to be looked at'.repeat(20));
    await expect(openDatabase(settingsIn(folder))).rejects.toThrow(
      `${join(folder, 'vitrine.db')} cannot be opened: file is not a database.`,
    );
  });

  test('a full disk is an outage that passes: nothing half done, reading goes on, writing too once there is room', async () => {
    const connections = await connectSqlite(file);
    await migrate(connections);
    const { store } = gateDatabase(connections);
    const pages = async (most: number) => {
      await sql`pragma max_page_count = ${sql.lit(most)}`.execute(connections.db);
    };
    await pages(1);
    const body = 'x'.repeat(100_000);
    const writing = store.transaction(async (tx) => {
      await tx.failures.count('half', 1);
      await tx.acceptances.keepText('a', 'markdown', body, 1);
    });
    expect(isStoreOutage(await writing.catch((error) => error))).toBe(true);
    expect(await store.read((tx) => tx.acceptances.findText('a'))).toBeNull();
    await pages(1_000_000);
    await store.transaction((tx) => tx.acceptances.keepText('a', 'markdown', body, 1));
    expect(await store.transaction((tx) => tx.failures.takeBefore(2))).toEqual([]);
    await connections.close();
  });
});
