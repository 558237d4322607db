import type { Kysely } from 'kysely';
import type { Failures } from '#gate/ports.ts';
import type { GateSchema } from '../schema.ts';

export function createFailures(db: Kysely<GateSchema>): Failures {
  return {
    async count(kind, minute) {
      await db
        .insertInto('failureCounter')
        .values({ kind, minute, hits: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['kind', 'minute'])
            .doUpdateSet((row) => ({ hits: row('failureCounter.hits', '+', 1) })),
        )
        .execute();
    },
    async takeBefore(minute) {
      const taken = await db
        .deleteFrom('failureCounter')
        .where('minute', '<', minute)
        .returning(['kind', 'minute', 'hits as count'])
        .execute();
      return taken.sort((a, b) => a.minute - b.minute || a.kind.localeCompare(b.kind));
    },
  };
}
