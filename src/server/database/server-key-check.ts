import type { Kysely } from 'kysely';
import { createNodeHasher } from '#server/platform/node-crypto.ts';
import type { GateSchema } from './schema.ts';

/** Whether this key is the one with which the state was written. */
export type KeyVerdict = 'same' | 'first' | 'other';

/**
 * Compares the server's key with the one that the first server left a mark of. A process with another key would refuse
 * every code, and could open no message that another one has written.
 * @param db whose tables are up to date
 * @returns `first`: there was no mark, and this key has left one
 */
export async function checkServerKey(db: Kysely<GateSchema>, key: Uint8Array): Promise<KeyVerdict> {
  const value = markOf(key);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('serverFact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return 'first';
  return (await readServerKey(db, key)) === 'same' ? 'same' : 'other';
}

/** The same without writing; `first`: no server has left a mark yet. */
export async function readServerKey(db: Kysely<GateSchema>, key: Uint8Array): Promise<KeyVerdict> {
  const mark = await db.selectFrom('serverFact').select('value').where('name', '=', name).executeTakeFirst();
  if (mark === undefined) return 'first';
  return mark.value === markOf(key) ? 'same' : 'other';
}

/** Takes this key from now on. Codes and mail that wait were made with the one before and are lost. */
export async function acceptServerKey(db: Kysely<GateSchema>, key: Uint8Array): Promise<void> {
  const value = markOf(key);
  await db
    .insertInto('serverFact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** What a person does about another key. */
export const otherKeyMessage =
  'VITRINE_SECRET is not the key with which this database was written: codes and mail that wait would be lost. Give every process the same one. If it was changed on purpose, stop every process and run `npx vitrine doctor --accept-secret` once.';

const name = 'server-key-mark';

/** Says nothing about the key: an HMAC under one that is derived from it. */
function markOf(key: Uint8Array): string {
  return createNodeHasher(key).hmac('server key mark');
}
