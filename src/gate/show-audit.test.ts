import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approver, granted, minute, openRig, type Rig, requestForm, visitor } from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

describe('the log as staff see it', () => {
  const shown = async (page?: Parameters<typeof rig.gate.showAudit>[1]) => {
    const answer = await rig.gate.showAudit(approver, page);
    if (answer.kind !== 'audit') throw new Error(answer.kind);
    return answer;
  };

  test('comes in pages', async () => {
    await granted(rig);
    const newest = await shown({ limit: 4 });
    expect(newest.entries.map(({ seq }) => seq)).toEqual([6, 5, 4, 3]);
    const next = await shown({ limit: 4, before: newest.older ?? 0 });
    expect(next.entries.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(next.older).toBeNull();
  });

  test('is read whole once an hour or on demand, and in between only what was added', async () => {
    let read = 0;
    const { store } = rig.database;
    const counting: typeof store = {
      ...store,
      read: (work) =>
        store.read((tx) =>
          work({
            ...tx,
            audit: {
              ...tx.audit,
              list: async (after, limit) => {
                const entries = await tx.audit.list(after, limit);
                read += entries.length;
                return entries;
              },
            },
          }),
        ),
    };
    const counted = await openRig({ ports: { store: counting, limiter: rig.database.limiter } });
    const gate = counted.gate;
    const page = async () => {
      read = 0;
      const answer = await gate.showAudit(approver);
      return answer.kind === 'audit' && answer.verdict.chain.kind === 'consistent'
        ? { to: answer.verdict.chain.to, read }
        : answer;
    };
    for (let n = 0; n < 20; n += 1)
      await gate.submitRequest(visitor, requestForm({ email: `p${n}@acme.example` }));
    expect(await page()).toEqual({ to: 20, read: 20 });
    expect(await page()).toEqual({ to: 20, read: 1 });
    await gate.requestSignIn(visitor, 'ada@acme.example');
    expect(await page()).toEqual({ to: 21, read: 2 });
    counted.advance(61 * minute);
    expect(await page()).toEqual({ to: 21, read: 21 });
    await counted.database.close();
  });
});
