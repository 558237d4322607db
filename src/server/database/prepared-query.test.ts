import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, PostgresAdapter, PostgresQueryCompiler, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import { preparedInsert, preparedQuery } from './prepared-query.ts';
import type { GateSchema } from './schema.ts';

function open(): Kysely<GateSchema> {
  const database = new DatabaseSync(':memory:');
  database.exec(
    'create table failure_counter (kind text not null, minute integer not null, hits integer not null) strict',
  );
  return new Kysely({ dialect: new NodeSqliteDialect(database), plugins: [new CamelCasePlugin()] });
}

const count = preparedInsert('failureCounter');
const between = preparedQuery((db, kind: string, from: number, to: number) =>
  db
    .selectFrom('failureCounter')
    .selectAll()
    .where('hits', '=', 7)
    .where('minute', '>=', from)
    .where('minute', '<=', to)
    .where('kind', '=', kind),
);

test('each call gets its own values, in their places, beside those that the query always has', async () => {
  const db = open();
  await count(db, { kind: 'a', minute: 1, hits: 7 });
  await count(db, { hits: 7, minute: 2, kind: 'a' });
  await count(db, { kind: 'b', minute: 2, hits: 7 });
  await count(db, { kind: 'a', minute: 2, hits: 8 });
  const minutes = async (...values: [string, number, number]) =>
    (await between(db, ...values)).rows.map(({ minute }) => minute);
  expect(await minutes('a', 1, 2)).toEqual([1, 2]);
  expect(await minutes('a', 2, 2)).toEqual([2]);
  expect(await minutes('b', 0, 9)).toEqual([2]);
  expect(await minutes("a' or 1=1 --", 0, 9)).toEqual([]);
});

test('a transaction uses it too, and what it wrote goes with it', async () => {
  const db = open();
  const failed = db.transaction().execute(async (tx) => {
    await count(tx, { kind: 'a', minute: 1, hits: 7 });
    expect((await between(tx, 'a', 0, 9)).rows).toHaveLength(1);
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect((await between(db, 'a', 0, 9)).rows).toEqual([]);
});

test('two databases do not share what was compiled for one of them', async () => {
  const [one, other] = [open(), open()];
  await count(one, { kind: 'a', minute: 1, hits: 7 });
  expect((await between(one, 'a', 0, 9)).rows).toHaveLength(1);
  expect((await between(other, 'a', 0, 9)).rows).toEqual([]);
  const said: string[] = [];
  class Listening extends SqliteDialect {
    override createAdapter = () => new PostgresAdapter();
    override createQueryCompiler = () => new PostgresQueryCompiler();
    override createDriver = () => ({
      init: async () => undefined,
      acquireConnection: async () => ({
        executeQuery: async ({ sql }: { sql: string }) => {
          said.push(sql);
          return { rows: [] };
        },
        streamQuery: () => {
          throw new Error('nothing streams');
        },
      }),
      beginTransaction: async () => undefined,
      commitTransaction: async () => undefined,
      rollbackTransaction: async () => undefined,
      releaseConnection: async () => undefined,
      destroy: async () => undefined,
    });
  }
  const dialect = new Listening({ database: async () => Promise.reject(new Error('none')) });
  const postgres = new Kysely<GateSchema>({ dialect, plugins: [new CamelCasePlugin()] });
  await between(postgres, 'a', 0, 9);
  expect(said).toEqual([expect.stringContaining('"kind" = $4')]);
});
