import { constants, DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { openRig, requestForm, visitor } from '#gate/gate.fixture.ts';
import { useRigStores } from '#gate/rig-stores.fixture.ts';
import { gateDatabase } from './gate-database.ts';
import { migrate } from './migrate.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import type { GateSchema } from './schema.ts';

async function openWith(database: DatabaseSync) {
  const plugins = [new CamelCasePlugin()];
  const db = new Kysely<GateSchema>({ dialect: new NodeSqliteDialect(database), plugins });
  const connections = { dialect: 'sqlite', db, ping: async () => {}, close: () => db.destroy() } as const;
  await migrate(connections);
  return gateDatabase(connections);
}

test('SQLite plans none of the statements of a form again, whatever their values', async () => {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
  const none = async () => {};
  useRigStores({ open: () => openWith(database), run: none, rewrite: none });
  const { gate } = await openRig();
  let people = 0;
  const submit = async () => {
    people += 1;
    const context = { ...visitor, clientAddress: `203.0.113.${people}` };
    const form = requestForm({ email: `ada@n${people}.example` });
    expect((await gate.submitRequest(context, form)).kind).toBe('check-mail');
  };
  for (let known = 0; known < 3; known += 1) await submit();
  // SQLite asks for each column and table that a statement names while it plans it.
  const planned: unknown[][] = [];
  database.setAuthorizer((...asked) => {
    if (asked[0] !== constants.SQLITE_PRAGMA) planned.push(asked);
    return constants.SQLITE_OK;
  });
  // Once more, because SQLite forgets everything that was planned before there was somebody to ask.
  await submit();
  expect(planned).not.toEqual([]);
  planned.length = 0;
  for (let more = 0; more < 3; more += 1) await submit();
  expect(planned).toEqual([]);
});
