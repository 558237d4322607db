import type { Kysely } from 'kysely';
import type { GateSchema } from './schema.ts';

/** Counts of the gate's state, for those who run it. */
export interface GateFigures {
  readonly outbox: {
    readonly pending: number;
    readonly dead: number;
    /** Epoch milliseconds of the oldest message that waits; null: none does. */
    readonly oldestAt: number | null;
  };
  readonly requests: readonly { readonly status: string; readonly count: number }[];
  /** Sequence number of the last entry of the log; 0: it is empty. */
  readonly auditSeq: number;
}

/** Reads the counts, all from indexes. */
export async function readFigures(db: Kysely<GateSchema>): Promise<GateFigures> {
  const messages = await db
    .selectFrom('message')
    .select((row) => ['state', row.fn.countAll<number>().as('count'), row.fn.min('createdAt').as('oldestAt')])
    .where('state', 'in', ['pending', 'dead'])
    .groupBy('state')
    .execute();
  const requests = await db
    .selectFrom('accessRequest')
    .select((row) => ['status', row.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const head = await db
    .selectFrom('auditEntry')
    .select((row) => row.fn.max('seq').as('seq'))
    .executeTakeFirst();
  const pending = messages.find(({ state }) => state === 'pending');
  return {
    outbox: {
      pending: Number(pending?.count ?? 0),
      dead: Number(messages.find(({ state }) => state === 'dead')?.count ?? 0),
      oldestAt: pending ? Number(pending.oldestAt) : null,
    },
    requests: requests.map(({ status, count }) => ({ status, count: Number(count) })),
    auditSeq: Number(head?.seq ?? 0),
  };
}
