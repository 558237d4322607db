import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Publication } from '#domain/gate/gate-catalogue.ts';
import { day, events, minute, openRig, type Rig, sha256, visitor } from './gate.fixture.ts';

const change = (id: string, topics: string[], dayOf = '2026-11-20'): Publication['changes'][number] => ({
  id,
  title: `Change ${id}`,
  summary: 'What it is.',
  path: id,
  day: dayOf,
  topics,
});
const publication: Publication = {
  topics: [
    { id: 'subprocessors', title: 'Subprocessors' },
    { id: 'reports', title: 'Reports' },
  ],
  changes: [change('/subprocessors/#a', ['subprocessors'])],
};

let rig: Rig;
beforeEach(async () => {
  rig = await openRig({ catalogue: { publication } });
});
afterEach(() => rig.database.close());

const form = { email: 'ada@acme.example', topics: ['subprocessors'], website: '' };
const follow = async (gate = rig.gate) => {
  await gate.followUp();
  await rig.deliver();
};
function tokenOf(route: 'subscribe' | 'unsubscribe', to = form.email): string {
  const link = new RegExp(`/${route}/([\\w-]{43})`);
  const mail = rig.mailbox.findLast((one) => one.to === to && link.test(one.text));
  return link.exec(mail?.text ?? '')?.[1] ?? '';
}
async function subscribed(changes: Partial<typeof form> = {}): Promise<void> {
  await rig.gate.subscribe(visitor, { ...form, ...changes });
  await rig.deliver();
  await rig.gate.confirmSubscription(visitor, tokenOf('subscribe', changes.email));
}
const withNews = (...changes: Publication['changes']) =>
  rig.rebuilt((catalogue) => ({
    ...catalogue,
    publication: { ...publication, changes: [...publication.changes, ...changes] },
  }));
const list = () => rig.database.store.read((tx) => tx.subscriptions.list());
const news = () => rig.mailbox.filter(({ unsubscribeUrl }) => unsubscribeUrl);

describe('subscribing', () => {
  test('statement 5: counts only once the address is proved; GET changes nothing, 20 parallel POSTs confirm once', async () => {
    expect(await rig.gate.subscribe(visitor, form)).toEqual({ kind: 'check-mail' });
    await rig.deliver();
    const token = tokenOf('subscribe');
    expect(await rig.gate.showSubscriptionProof(token)).toEqual({
      kind: 'ready',
      email: form.email,
      topics: ['Subprocessors'],
    });
    expect(await list()).toEqual([]);
    expect(await rig.gate.confirmSubscription(visitor, sha256(token))).toEqual({ kind: 'unknown' });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => rig.gate.confirmSubscription(visitor, token)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'subscribed')).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });

  test('statement 3: the answer and the rows are the same for known, unknown and blocked addresses', async () => {
    await subscribed();
    const rows = () =>
      rig.database.store.read(async (tx) => [
        (await tx.outbox.list(1000)).length,
        (await tx.audit.list(0, 1000)).length,
        (await tx.webhookCalls.list(1000)).length,
      ]);
    const grown: number[][] = [];
    for (const email of [form.email, 'new@acme.example', 'eve@rival.example']) {
      const before = await rows();
      expect(await rig.gate.subscribe(visitor, { ...form, email })).toEqual({ kind: 'check-mail' });
      grown.push((await rows()).map((count, at) => count - (before[at] ?? 0)));
    }
    expect(new Set(grown.map(String)).size).toBe(1);
    await rig.deliver();
    expect(rig.mailbox.some(({ to }) => to === 'eve@rival.example')).toBe(false);
  });

  test('statement 6: programs and addresses that were typed too often get no mail; too many of one network are told', async () => {
    await rig.gate.subscribe(visitor, { ...form, website: 'x' });
    for (let n = 0; n < 5; n += 1) await rig.gate.subscribe(visitor, form);
    await rig.deliver();
    expect(rig.mailbox.length).toBeLessThanOrEqual(3);
    const outcomes = [];
    for (let n = 0; n < 30; n += 1)
      outcomes.push(await rig.gate.subscribe(visitor, { ...form, email: `p${n}@acme.example` }));
    expect(outcomes.at(-1)).toMatchObject({ kind: 'too-many' });
  });

  test('refuses what is no address and topics that there are not', async () => {
    const wrong = { email: 'ada@', topics: ['gossip'], website: '' };
    expect(await rig.gate.subscribe(visitor, wrong)).toEqual({ kind: 'invalid', email: true, topics: true });
    expect(await rig.gate.subscribe(visitor, { ...form, topics: [] })).toMatchObject({ topics: true });
  });

  test('a link expires, and a newer one takes its place', async () => {
    await rig.gate.subscribe(visitor, form);
    await rig.deliver();
    const first = tokenOf('subscribe');
    rig.advance(minute);
    await rig.gate.subscribe(visitor, { ...form, topics: ['reports'] });
    await rig.deliver();
    expect(await rig.gate.confirmSubscription(visitor, first)).toEqual({ kind: 'expired' });
    const second = tokenOf('subscribe');
    rig.advance(31 * minute);
    expect(await rig.gate.confirmSubscription(visitor, second)).toEqual({ kind: 'expired' });
    rig.advance(2 * day);
    await follow();
    expect(await rig.gate.confirmSubscription(visitor, second)).toEqual({ kind: 'unknown' });
  });
});

describe('news', () => {
  test('go out once for what no build had before, to those who want the topic', async () => {
    await follow();
    await subscribed();
    await subscribed({ email: 'bob@acme.example', topics: ['reports'] });
    await follow();
    expect(news()).toEqual([]);
    const next = withNews(change('/subprocessors/#b', ['subprocessors']));
    await Promise.all([next.followUp(), next.followUp(), rig.gate.followUp()]);
    await follow(next);
    await follow();
    expect(news()).toMatchObject([{ to: form.email, subject: 'Ostermere: Change /subprocessors/#b' }]);
    const token = tokenOf('unsubscribe');
    expect(news()[0]?.unsubscribeUrl).toBe(`https://gate.ostermere.example/unsubscribe/${token}`);
  });

  test('are one mail for several changes, and none for one that came to light long after its day', async () => {
    await follow();
    await subscribed({ topics: ['subprocessors', 'reports'] });
    const both = change('/subprocessors/#c', ['subprocessors', 'reports']);
    await follow(
      withNews(both, change('/reports/d/', ['reports']), change('/reports/old/', ['reports'], '2020-01-01')),
    );
    expect(news()).toMatchObject([{ subject: '2 changes at Ostermere' }]);
    expect(news()[0]?.text).not.toContain('/reports/old/');
  });

  test('the first build tells nothing, whoever has subscribed', async () => {
    await subscribed();
    await follow();
    expect(news()).toEqual([]);
  });
});

describe('the link in each mail', () => {
  beforeEach(async () => {
    await follow();
    await subscribed();
    await follow(withNews(change('/subprocessors/#b', ['subprocessors'])));
  });

  test('changes topics, and ends the subscription with one POST, which deletes the address', async () => {
    const token = tokenOf('unsubscribe');
    expect(await rig.gate.showSubscription(token)).toMatchObject({ email: form.email });
    const to = (topics: string[]) => ({ token, change: { kind: 'topics' as const, topics } });
    expect(await rig.gate.changeSubscription(visitor, to([]))).toEqual({ kind: 'invalid' });
    expect(await rig.gate.changeSubscription(visitor, to(['reports']))).toEqual({ kind: 'saved' });
    const end = { token, change: { kind: 'end' as const, by: 'one-click' as const } };
    const outcomes = await Promise.all([1, 2, 3].map(() => rig.gate.changeSubscription(visitor, end)));
    expect(outcomes).toEqual([{ kind: 'ended' }, { kind: 'ended' }, { kind: 'ended' }]);
    expect((await events(rig)).filter((event) => event === 'unsubscribed')).toHaveLength(1);
    expect(await rig.gate.showSubscription(token)).toEqual({ kind: 'ended' });
    expect(await list()).toEqual([]);
  });

  test('of somebody who subscribes again does not end the new subscription', async () => {
    const token = tokenOf('unsubscribe');
    const end = { token, change: { kind: 'end' as const, by: 'page' as const } };
    await rig.gate.changeSubscription(visitor, end);
    await subscribed();
    await rig.gate.changeSubscription(visitor, end);
    expect(await list()).toHaveLength(1);
  });

  test('a wrong one, and its hash, open nothing', async () => {
    expect(await rig.gate.showSubscription(sha256(tokenOf('unsubscribe')))).toEqual({ kind: 'unknown' });
    const change = { kind: 'end' as const, by: 'one-click' as const };
    expect(await rig.gate.changeSubscription(visitor, { token: 'x', change })).toEqual({ kind: 'unknown' });
  });
});
