import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { PersonalRecord } from '#gate/records.ts';
import { NodeSqliteDialect } from '../node-sqlite-dialect.ts';
import type { GateSchema } from '../schema.ts';
import { createAudit } from './audit.ts';

const columns =
  'reference text, kind text, value text, salt text, hash text, erased_at integer, subject text, used_at integer';

function open() {
  const database = new DatabaseSync(':memory:');
  database.exec(`create table personal_data (${columns})`);
  const plugins = [new CamelCasePlugin()];
  return createAudit(new Kysely<GateSchema>({ dialect: new NodeSqliteDialect(database), plugins }));
}

const kinds: readonly PersonalRecord['kind'][] = ['email', 'name', 'text', 'client-address', 'user-agent'];

function record(kind: PersonalRecord['kind'], subject: string | null): PersonalRecord {
  const rest = { salt: 's', hash: 'h', erasedAt: null, usedAt: 1 };
  return { ...rest, reference: `${kind} of ${subject}`, kind, value: "it's", subject };
}

test.each(kinds)('a value of the kind %s is found by kind, value and whose it is', async (kind) => {
  const audit = open();
  const subjects = kind === 'email' ? [null] : [null, 'p-1', 'p-2'];
  const records = kinds.flatMap((other) =>
    other === 'email' ? [record(other, null)] : [null, 'p-1', 'p-2'].map((subject) => record(other, subject)),
  );
  for (const each of records) await audit.insertPersonal(each);
  for (const subject of subjects)
    expect(await audit.findPersonal(kind, "it's", subject)).toEqual(record(kind, subject));
  expect(await audit.findPersonal(kind, 'its', null)).toBeNull();
});
