import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isStoreOutage } from '#gate/store-outage.ts';
import type { GateDatabase } from './gate-database.ts';
import { openDatabase } from './open-database.ts';
import { openPostgres } from './open-postgres.ts';
import { onPostgres, type PostgresServer, postgresPrograms, startPostgres } from './postgres.fixture.ts';
import { storeContract } from './store-contract.ts';

const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

const settingsOf = (databaseUrl: string, migrationDatabaseUrl: string | null = null) => ({
  dataFolder: '/nowhere',
  databaseUrl,
  migrationDatabaseUrl,
});

describe.skipIf(postgresPrograms === null)(`${onPostgres}: the contract`, () => {
  storeContract(async () => {
    const url = await server.createDatabase();
    const tables = async () =>
      (await server.query(url, "select tablename from pg_tables where schemaname = 'public'")).map(
        ({ tablename }) => String(tablename),
      );
    const query = (statement: string) => server.query(url, statement);
    return { settings: settingsOf(url), query, tables, remove: async () => undefined };
  });
});

describe.skipIf(postgresPrograms === null)(`${onPostgres}: rights`, () => {
  test('the working role writes and reads the log, and can neither change nor delete it; the owner alone makes tables', async () => {
    const owner = await server.createDatabase();
    const worker = await server.withRole(owner, 'worker');
    await expect(openDatabase(settingsOf(worker))).rejects.toThrow(
      /Run `npx vitrine migrate` with MIGRATION_DATABASE_URL/,
    );
    const together = await Promise.all([1, 2, 3].map(() => openDatabase(settingsOf(worker, owner))));
    const [database] = together as [GateDatabase];
    await database.store.transaction((tx) => tx.acceptances.keepText('a', 'markdown', 'text', 1));
    await database.store.transaction((tx) => tx.failures.count('x', 1));
    await database.store.transaction((tx) => tx.failures.takeBefore(2));
    for (const { close } of together) await close();
    // Personal columns of the last two may be emptied when a person is erased; nothing else of them changes.
    const evidence = {
      audit_entry: 'event',
      agreement_text: 'body',
      acceptance: 'agreement_id',
      issued_copy: 'document_id',
    };
    for (const [table, column] of Object.entries(evidence))
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table}`,
        `update ${table} set ${column} = 'x'`,
      ])
        await expect(server.query(worker, statement)).rejects.toThrow('permission denied');
    await expect(server.query(worker, 'create table x (y text)')).rejects.toThrow('permission denied');
    await expect(server.query(worker, 'alter table audit_entry disable trigger all')).rejects.toThrow(
      'owner',
    );
    await (await openDatabase(settingsOf(worker))).close();
  });
});

describe.skipIf(postgresPrograms === null)(
  `${onPostgres}: a server that would break promises is refused`,
  () => {
    let url: string;
    beforeEach(async () => {
      url = await server.createDatabase();
    });
    const nameOf = (address: string) => new URL(address).pathname.slice(1);

    test('commits that are not waited for', async () => {
      await server.query(url, `alter database ${nameOf(url)} set synchronous_commit = off`);
      await expect(openDatabase(settingsOf(url))).rejects.toThrow('synchronous_commit is off');
    });

    test('another encoding', async () => {
      await server.query(url, "create database odd encoding 'SQL_ASCII' locale 'C' template template0");
      await expect(openDatabase(settingsOf(url.replace(nameOf(url), 'odd')))).rejects.toThrow(
        'encoding UTF8',
      );
    });

    test('one that is not there: the message names the place and no password', async () => {
      const gone = openDatabase(settingsOf('postgres://u:geheim@127.0.0.1:1/vitrine'));
      await expect(gone).rejects.toThrow(
        'PostgreSQL database vitrine at 127.0.0.1:1 cannot be opened: PostgreSQL does not answer as it should (ECONNREFUSED).',
      );
    });
  },
);

describe.skipIf(postgresPrograms === null)(`${onPostgres}: trouble`, () => {
  const outageOf = async (work: Promise<unknown>) =>
    work.then(
      () => 'fine',
      (error) => (isStoreOutage(error) ? error.message : error),
    );
  let url: string;
  beforeEach(async () => {
    url = await server.createDatabase();
  });

  test('whatever isolation the database has by default, writers see what the one before them wrote', async () => {
    const name = new URL(url).pathname.slice(1);
    await server.query(url, `alter database ${name} set default_transaction_isolation = 'serializable'`);
    await server.query(url, `alter database ${name} set default_transaction_read_only = on`);
    const [one, two] = [
      await openPostgres({ url, migrationUrl: null }),
      await openPostgres({ url, migrationUrl: null }),
    ];
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? one : two).store.transaction((tx) => tx.failures.count('x', 1)),
      ),
    );
    const limit = { max: 5, windowMs: 1000 };
    const hits = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).limiter.hit('k', limit, 1)),
    );
    expect(hits.filter(({ kind }) => kind === 'allowed')).toHaveLength(5);
    expect(await one.store.transaction((tx) => tx.failures.takeBefore(2))).toMatchObject([{ count: 20 }]);
    await one.close();
    await two.close();
  });

  test('sessions cut within a transaction, between two statements, are an outage and no crash; the next one works', async () => {
    const database = await openPostgres({ url, migrationUrl: null });
    const cut = database.store.transaction(async (tx) => {
      await tx.failures.count('lost', 1);
      await server.query(
        url,
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.failures.count('lost', 1);
    });
    expect(await outageOf(cut)).toMatch('does not answer');
    expect(await database.store.transaction((tx) => tx.failures.takeBefore(2))).toEqual([]);
    await database.close();
  });

  test('a process that stops within a transaction loses it, so that the others can go on', async () => {
    // First the one that migrates, which takes longer than the other may idle.
    const other = await openPostgres({ url, migrationUrl: null });
    const stuck = await openPostgres({
      url: `${url}&idle_in_transaction_session_timeout=200`,
      migrationUrl: null,
    });
    const stopped = stuck.store.transaction(async (tx) => {
      await tx.failures.count('lost', 1);
      await other.store.transaction((next) => next.failures.count('kept', 1));
      await tx.failures.count('lost', 1);
    });
    expect(await outageOf(stopped)).toMatch('does not answer');
    expect(await other.store.transaction((tx) => tx.failures.takeBefore(2))).toMatchObject([
      { kind: 'kept' },
    ]);
    await stuck.close();
    await other.close();
  });

  test('waiting for the writers has an end, which is an outage and leaves the session clean', async () => {
    const holding = await openPostgres({ url, migrationUrl: null });
    const waiting = await openPostgres({ url: `${url}&lock_timeout=150`, migrationUrl: null });
    await holding.store.transaction(async () => {
      expect(await outageOf(waiting.store.transaction((tx) => tx.failures.count('x', 1)))).toMatch('55P03');
      expect(await waiting.store.read((tx) => tx.audit.list(0, 1))).toEqual([]);
    });
    await waiting.store.transaction((tx) => tx.failures.count('x', 1));
    await holding.close();
    await waiting.close();
  });

  test('a row of the outbox that somebody holds by hand is passed over', async () => {
    const database = await openPostgres({ url, migrationUrl: null });
    const message = {
      kind: 'k',
      requestId: null,
      recipient: 'a',
      sealed: 's',
      state: 'pending',
      attempts: 0,
      createdAt: 1,
      nextAttemptAt: 1,
      lockedUntil: null,
      sentAt: null,
      lastError: null,
    } as const;
    await database.store.transaction(async (tx) => {
      for (const id of ['held', 'free']) await tx.outbox.insert({ id, ...message });
    });
    const holding = server.query(
      url,
      "begin; select * from message where id = 'held' for update; select pg_sleep(0.6); commit",
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    const claimed = await database.store.transaction((tx) => tx.outbox.claim(10, 20, 9));
    expect(claimed.map(({ id }) => id)).toEqual(['free']);
    await holding;
    await database.close();
  });

  test('ready only while it can work', async () => {
    const database = await openPostgres({ url, migrationUrl: null });
    await database.ping();
    await server.kill();
    expect(await outageOf(database.ping())).toMatch('does not answer');
    expect(await outageOf(database.store.transaction((tx) => tx.failures.count('x', 1)))).toMatch(
      'does not answer',
    );
    await server.start();
    await database.ping();
    await database.store.transaction((tx) => tx.failures.count('x', 1));
    await database.close();
  });
});
