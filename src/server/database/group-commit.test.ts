import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as macrotask } from 'node:timers/promises';
import fc from 'fast-check';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStoreOutage, StoreOutage } from '#gate/store-outage.ts';
import { createGroupCommit, type Unit, type WriteTransactions } from './group-commit.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';

interface Said {
  readonly n: number;
  readonly by: string;
}

interface Tables {
  said: Said;
}

let folder: string;
let db: Kysely<Tables>;
/** Sees what another process would see: what was committed. */
let other: DatabaseSync;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-group-'));
  const file = join(folder, 'x.db');
  const database = new DatabaseSync(file);
  database.exec(
    'pragma journal_mode = wal; create table said (n integer primary key, by text not null) strict',
  );
  db = new Kysely({ dialect: new NodeSqliteDialect(database), plugins: [new CamelCasePlugin()] });
  other = new DatabaseSync(file);
});
afterEach(async () => {
  await db.destroy();
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

const committed = () =>
  other
    .prepare('select n, by from said order by n')
    .all()
    .map((row) => ({ ...row }));
const changes = () => Number(other.prepare('pragma data_version').get()?.data_version);

interface Work {
  readonly by: string;
  readonly kind: 'waits' | 'behind' | 'reads';
  readonly fails: boolean;
  /** Turns of the event loop before it asks, and promises awaited in the middle. */
  readonly later: number;
  readonly hops: number;
}

/** Writes the number after the last: two of these that did not run one after the other would write the same. */
async function say({ by, kind, fails, later, hops }: Work): Promise<readonly Said[] | number> {
  for (let i = 0; i < later; i += 1) await macrotask();
  const transaction = db.transaction();
  const reads = (tx: Kysely<Tables>) => tx.selectFrom('said').selectAll().orderBy('n').execute();
  if (kind === 'reads') return transaction.setAccessMode('read only').execute(reads);
  const own = kind === 'waits' ? transaction : transaction.setIsolationLevel('read committed');
  return own.execute(async (tx) => {
    const n = ((await reads(tx)).at(-1)?.n ?? 0) + 1;
    await tx.insertInto('said').values({ n, by }).execute();
    for (let i = 0; i < hops; i += 1) await null;
    if (fails) throw new Error(`not ${by}`);
    return n;
  });
}

describe('units that come together', () => {
  test('share commits, and each is told of success only when another process could see it', async () => {
    await say({ by: 'first', kind: 'waits', fails: false, later: 0, hops: 0 });
    const before = changes();
    const people = Array.from({ length: 40 }, (_, i) => `p${i}`);
    await Promise.all(
      people.map(async (by) => {
        await say({ by, kind: 'waits', fails: false, later: 0, hops: 2 });
        expect(committed().map((row) => row.by)).toContain(by);
      }),
    );
    expect(committed()).toHaveLength(41);
    expect(changes() - before).toBeLessThan(5);
  });

  test('one that fails takes nothing of the others with it', async () => {
    const works = ['a', 'b', 'c', 'd'].map((by) =>
      say({ by, kind: 'waits', fails: by === 'b', later: 0, hops: 1 }),
    );
    const results = await Promise.allSettled(works);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(committed()).toEqual([
      { n: 1, by: 'a' },
      { n: 2, by: 'c' },
      { n: 3, by: 'd' },
    ]);
  });

  test('a broken rule of the database fails its own unit alone', async () => {
    const results = await Promise.allSettled([
      say({ by: 'a', kind: 'waits', fails: false, later: 0, hops: 0 }),
      db.transaction().execute((tx) => tx.insertInto('said').values({ n: 1, by: 'twice' }).execute()),
      say({ by: 'c', kind: 'waits', fails: false, later: 0, hops: 0 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(committed().map(({ by }) => by)).toEqual(['a', 'c']);
  });

  test('a reader is shown nothing that another process could not see', async () => {
    const writing = say({ by: 'a', kind: 'waits', fails: false, later: 0, hops: 0 });
    const seen = await say({ by: 'r', kind: 'reads', fails: false, later: 0, hops: 0 });
    expect(committed()).toEqual(seen);
    await writing;
  });

  test('a statement of its own waits for those before it, and does not join them', async () => {
    const writing = say({ by: 'a', kind: 'waits', fails: true, later: 0, hops: 3 });
    await db.insertInto('said').values({ n: 9, by: 'alone' }).execute();
    expect(committed()).toEqual([{ n: 9, by: 'alone' }]);
    await expect(writing).rejects.toThrow('not a');
    expect(committed()).toEqual([{ n: 9, by: 'alone' }]);
  });

  test('property: any interleaving is one after the other, and what was told is there', async () => {
    const work = fc.record({
      by: fc.string({ minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom('waits' as const, 'waits' as const, 'behind' as const, 'reads' as const),
      fails: fc.boolean(),
      later: fc.nat(3),
      hops: fc.nat(4),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(work, { maxLength: 12 }), async (works) => {
        other.exec('pragma busy_timeout = 2000; delete from said');
        const told: Said[] = [];
        const results = await Promise.allSettled(
          works.map(async (one) => {
            const n = await say(one);
            if (typeof n !== 'number') {
              const now = committed();
              for (const row of n) expect(now).toContainEqual(row);
              return;
            }
            told.push({ n, by: one.by });
            if (one.kind === 'waits') expect(committed()).toContainEqual({ n, by: one.by });
          }),
        );
        for (const [i, { fails, kind, by }] of works.entries()) {
          const result = results[i];
          const expected = fails && kind !== 'reads' ? `Error: not ${by}` : undefined;
          expect(result?.status === 'rejected' ? String(result.reason) : undefined).toBe(expected);
        }
        await db.selectFrom('said').select('n').execute();
        expect(committed()).toEqual(told.toSorted((a, b) => a.n - b.n));
        expect(told.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(told.map((_, i) => i + 1));
      }),
      { numRuns: 60 },
    );
  });
});

describe('when the disk does not do its part', () => {
  test('a full one: whoever was told of success is there, whoever was refused is not', async () => {
    await sql`pragma max_page_count = 7`.execute(db);
    const works = Array.from({ length: 12 }, (_, i) => ({
      by: `${i}${'x'.repeat(i % 3 === 1 ? 9_000 : 10)}`,
      kind: 'waits' as const,
      fails: false,
      later: 0,
      hops: 1,
    }));
    const results = await Promise.allSettled(works.map(say));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(isStoreOutage(reason)).toBe(true);
    const there = works.flatMap(({ by }, i) => (results[i]?.status === 'fulfilled' ? [by] : []));
    expect(committed().map(({ by }) => by)).toEqual(there);
    await sql`pragma max_page_count = 10000`.execute(db);
    await say({ by: 'after', kind: 'waits', fails: false, later: 0, hops: 0 });
    expect(committed().at(-1)?.by).toBe('after');
  });

  /** SQLite as these tests need it: counts, and a commit or a unit that goes wrong. */
  function unreliable() {
    let isOpen = false;
    const log: string[] = [];
    const state = { commits: true };
    const transactions: WriteTransactions = {
      async begin(waits) {
        isOpen = true;
        log.push(waits ? 'begin' : 'begin quickly');
      },
      commit() {
        if (!state.commits) throw new StoreOutage('no');
        isOpen = false;
        log.push('commit');
      },
      rollback() {
        isOpen = false;
        log.push('rollback');
      },
      savepoint: () => undefined,
      release: () => void log.push('unit'),
      undo: () => void log.push('undo'),
      isOpen: () => isOpen,
    };
    const losing = () => {
      isOpen = false;
    };
    return { log, state, losing, groups: createGroupCommit(transactions) };
  }

  const begun = (groups: ReturnType<typeof createGroupCommit>, count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => (await groups.begin({ waits: true })).commit()).map((told) =>
        told.then(() => 'told', String),
      ),
    );

  test('a shared commit that fails refuses all who were in it, and the next go on', async () => {
    const { groups, state, log } = unreliable();
    state.commits = false;
    expect(await begun(groups, 3)).toEqual(Array(3).fill('StoreOutage: no'));
    state.commits = true;
    expect(await begun(groups, 2)).toEqual(['told', 'told']);
    expect(log).toEqual(['begin', 'unit', 'unit', 'unit', 'rollback', 'begin', 'unit', 'unit', 'commit']);
  });

  test('a transaction that SQLite rolled back by itself refuses those who had done their part', async () => {
    const { groups, losing } = unreliable();
    const first = await groups.begin({ waits: true });
    const told = first.commit().then(() => 'told', String);
    const second: Unit = await groups.begin({ waits: true });
    losing();
    second.rollback();
    expect(await told).toMatch(/rolled the transaction back/);
    expect(await begun(groups, 1)).toEqual(['told']);
  });

  test('what need not wait is told at once, and does not make others wait less', async () => {
    const { groups, log } = unreliable();
    await (await groups.begin({ waits: false })).commit();
    expect(log).toEqual(['begin quickly', 'unit']);
    expect(await begun(groups, 1)).toEqual(['told']);
    expect(log.slice(2)).toEqual(['commit', 'begin', 'unit', 'commit']);
  });
});
