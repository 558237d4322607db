import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileRig, openFileRig } from './file-rig.fixture.ts';
import {
  approver,
  day,
  events,
  granted,
  openRig,
  requestForm,
  sampleCatalogue,
  sign,
  verified,
  visitor,
} from './gate.fixture.ts';
import { everythingIn, zoe } from './privacy.fixture.ts';

let rig: FileRig;
beforeEach(async () => {
  rig = await openFileRig();
});
afterEach(() => rig.close());

const ada = 'ada@acme.example';
const everything = () => everythingIn(rig);
const verdict = async () => rig.gate.verifyAudit();

describe('retention', () => {
  const all = {
    unverified: 0,
    requests: 0,
    people: 0,
    origins: 0,
    sessions: 0,
    proofs: 0,
    messages: 0,
    renewals: 0,
    notices: 0,
    evidence: 0,
  };

  test('removes nothing that is young', async () => {
    await granted(rig);
    expect(await rig.gate.applyRetention()).toEqual(all);
    expect(await events(rig)).not.toContain('retention-applied');
  });

  test('deletes what nobody confirmed after a month, with the mail and the address beside the log', async () => {
    await rig.gate.submitRequest(visitor, zoe);
    await rig.deliver();
    rig.advance(32 * day);
    expect(await rig.gate.applyRetention({ dryRun: true })).toMatchObject({ unverified: 1, people: 1 });
    expect(await everything()).toContain('zoe@');
    expect(await rig.gate.applyRetention()).toMatchObject({ unverified: 1, people: 1 });
    expect(await everything()).not.toContain('zoe@');
    expect(await rig.gate.applyRetention()).toEqual(all);
    expect((await events(rig)).filter((event) => event === 'retention-applied')).toHaveLength(1);
    expect((await verdict()).personal.altered).toEqual([]);
  });

  test('empties an ended request a year after its end, keeps the agreement seven years, and then that too', async () => {
    const own = await granted(rig, zoe);
    rig.advance(20 * day);
    await rig.gate.keepHouse();
    rig.advance(360 * day);
    expect(await rig.gate.applyRetention()).toMatchObject({ requests: 0 });
    rig.advance(10 * day);
    expect(await rig.gate.applyRetention()).toMatchObject({ requests: 1, people: 1, evidence: 0 });
    expect(await everything()).not.toContain('zoe@');
    expect(await rig.database.store.read((tx) => tx.acceptances.listByEmail(zoe.email))).toMatchObject([
      { name: 'Ada Prospect', requestId: own.requestId },
    ]);
    rig.advance(6 * 365 * day);
    expect(await rig.gate.applyRetention()).toMatchObject({ evidence: 1 });
    expect(await rig.database.store.read((tx) => tx.acceptances.listByEmail(zoe.email))).toEqual([]);
    const { chain, personal } = await verdict();
    expect([chain.kind, personal.altered]).toEqual(['consistent', []]);
  });

  test('running access keeps its request, however old', async () => {
    const own = await verified(rig);
    await sign(rig, own);
    const decision = { kind: 'approve', days: 90 } as const;
    rig.advance(400 * day);
    await rig.gate.decideRequest(visitor, { caller: approver, requestId: own.requestId, decision });
    expect(await rig.gate.applyRetention()).toMatchObject({ requests: 0, people: 0, evidence: 0 });
    expect(await rig.database.store.read((tx) => tx.requests.find(own.requestId))).toMatchObject({
      name: 'Ada Prospect',
      status: 'active',
    });
  });

  test('drops network addresses and browsers after half a year, not those of an agreement', async () => {
    await granted(rig);
    rig.advance(200 * day);
    expect((await rig.gate.applyRetention()).origins).toBeGreaterThan(0);
    const values = await rig.database.store.read((tx) => tx.audit.listPersonal('', 1000));
    expect(values.filter(({ kind, value }) => kind === 'client-address' && value !== null)).toEqual([]);
    const [kept] = await rig.database.store.read((tx) => tx.acceptances.listByEmail(ada));
    expect(kept?.clientAddress).toBe(visitor.clientAddress);
    expect((await verdict()).personal.altered).toEqual([]);
  });

  test('drops delivered and failed calls of webhooks after three months, and never one that waits', async () => {
    const webhooks = [{ name: 'crm', url: 'https://crm.example/hook', events: [], personalData: false }];
    await rig.close();
    const answers = [{ kind: 'accepted' }, { kind: 'failed', why: 'HTTP 500' }] as const;
    let answer: (typeof answers)[number] = answers[0];
    rig = await openFileRig({
      catalogue: { notify: { ...sampleCatalogue().notify, webhooks } },
      ports: { webhooks: { call: async () => answer } },
    });
    const stored = () => rig.database.store.read((tx) => tx.webhookCalls.list(1000));
    await rig.gate.submitRequest(visitor, zoe);
    while ((await rig.gate.deliverWebhooks()).claimed > 0);
    expect(await stored()).toMatchObject([{ state: 'sent', sealed: null }]);
    rig.advance(80 * day);
    await rig.gate.submitRequest(visitor, requestForm());
    answer = answers[1];
    while ((await rig.gate.deliverWebhooks()).claimed > 0);
    rig.advance(20 * day);
    await rig.gate.applyRetention();
    expect(await stored()).toMatchObject([{ state: 'pending' }]);
  });

  test('drops links of reminders three months after they ended, and marks of what was said after a year, not sooner', async () => {
    await granted(rig);
    rig.advance(12 * day);
    await rig.gate.followUp();
    await rig.gate.followUp();
    rig.advance(2 * day);
    await rig.gate.followUp();
    await rig.deliver();
    const links = rig.mailbox.flatMap(({ text }) => /\/renew\/([\w-]{43})/.exec(text)?.[1] ?? []);
    expect(links).toHaveLength(2);
    const shown = () => Promise.all(links.map(async (token) => (await rig.gate.showRenewal(token)).kind));
    rig.advance(100 * day);
    expect(await rig.gate.applyRetention()).toMatchObject({ renewals: 0, notices: 0 });
    expect(await shown()).toEqual(['expired', 'expired']);
    rig.advance(10 * day);
    expect(await rig.gate.applyRetention()).toMatchObject({ renewals: 2, notices: 0 });
    expect(await shown()).toEqual(['unknown', 'unknown']);
    rig.advance(260 * day);
    expect(await rig.gate.applyRetention()).toMatchObject({ notices: 2 });
    expect(await rig.gate.applyRetention()).toMatchObject({ renewals: 0, notices: 0 });
  });

  test('never drops a mark whose reminder could still be due, however short the time in gate.yaml', async () => {
    const { approval, retention } = sampleCatalogue();
    await rig.close();
    rig = await openFileRig({
      catalogue: {
        approval: { ...approval, grantDays: 90, remindDays: 40 },
        retention: { ...retention, requests: { count: 1, unit: 'day' } },
      },
    });
    await granted(rig);
    rig.advance(51 * day);
    for (let count = 0; count < 39; count += 1) {
      await rig.gate.followUp();
      await rig.gate.applyRetention();
      rig.advance(day);
    }
    await rig.deliver();
    expect(rig.mailbox.filter(({ text }) => text.includes('/renew/'))).toHaveLength(1);
  });

  test('several processes at once remove it once', async () => {
    await rig.gate.submitRequest(visitor, zoe);
    const [base] = await rig.database.store.read((tx) => tx.requests.list(['submitted']));
    if (!base) throw new Error('no request');
    await rig.database.store.transaction(async (tx) => {
      for (let index = 0; index < 119; index += 1)
        await tx.requests.insert({ ...base, id: `r-${index}`, email: `p${index}@x.example` }, ['soc2-2026']);
    });
    const other = await openRig({ file: rig.file, seed: 2 });
    rig.advance(40 * day);
    other.advance(40 * day);
    const counts = await Promise.all([rig.gate.applyRetention(), other.gate.applyRetention()]).finally(() =>
      other.database.close(),
    );
    expect(counts.reduce((sum, { unverified }) => sum + unverified, 0)).toBe(120);
  });

  test('the background work does it once an hour', async () => {
    await rig.gate.submitRequest(visitor, zoe);
    await rig.gate.keepHouse();
    rig.advance(40 * day);
    await rig.gate.keepHouse();
    expect(await rig.database.store.read((tx) => tx.requests.list(['submitted']))).toEqual([]);
  });
});
