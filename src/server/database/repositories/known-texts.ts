import type { Kysely } from 'kysely';
import type { KnownTexts } from '#gate/follow-up-ports.ts';
import type { GateSchema } from '../schema.ts';

export function createKnownTexts(db: Kysely<GateSchema>): KnownTexts {
  return {
    list: () => db.selectFrom('knownText').selectAll().orderBy('kind').orderBy('id').execute(),
    async put({ kind, id, sha256, version, builtAt }) {
      await db
        .insertInto('knownText')
        .values({ kind, id, sha256, version, builtAt })
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ sha256, version, builtAt }))
        .execute();
    },
  };
}
