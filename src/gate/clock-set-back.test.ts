import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  approver,
  day,
  granted,
  minute,
  openRig,
  proofOf,
  type Rig,
  requestForm,
  sign,
  verified,
  visitor,
} from './gate.fixture.ts';

const hour = 60 * minute;

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

const download = (session: string) =>
  rig.gate.downloadDocument(visitor, { session, documentId: 'soc2-2026' });
const revoke = (requestId: string) =>
  rig.gate.revokeGrant(visitor, { caller: approver, requestId, reason: 'By mistake.' });

test('the log keeps its order and verifies: an entry’s place is its number, not its time', async () => {
  await granted(rig);
  rig.advance(-3 * hour);
  await granted(rig, requestForm({ email: 'bob@other.example' }));
  const entries = await rig.database.store.read((tx) => tx.audit.list(0, 1_000));
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
  expect(entries.some(({ at }, n) => at < (entries[n - 1]?.at ?? 0))).toBe(true);
  expect(await rig.gate.verifyAudit()).toMatchObject({ chain: { kind: 'consistent' } });
});

test('what was used, replaced or revoked stays so', async () => {
  await rig.gate.submitRequest(visitor, requestForm());
  await rig.deliver();
  const { token } = proofOf(rig, 'ada@acme.example');
  expect((await rig.gate.verifyByLink(visitor, token)).kind).toBe('verified');
  rig.advance(-10 * minute);
  expect((await rig.gate.verifyByLink(visitor, token)).kind).not.toBe('verified');
  const own = await granted(rig, requestForm({ email: 'bob@other.example' }));
  await revoke(own.requestId);
  rig.advance(-day);
  expect((await download(own.session)).kind).toBe('not-found');
});

test('access ends by the clock: set back by an hour, what had not ended runs an hour longer, and never past its own date', async () => {
  const own = await granted(rig);
  const { documents } = (await rig.gate.showAccess(own.session)) as {
    documents: readonly { until: number }[];
  };
  rig.advance(-hour);
  expect((await download(own.session)).kind).toBe('file');
  const again = (await rig.gate.showAccess(own.session)) as { documents: readonly { until: number }[] };
  expect(again.documents).toEqual(documents);
  rig.advance(14 * day + hour);
  expect((await download(own.session)).kind).not.toBe('file');
});

test('a limit on guesses is not refilled', async () => {
  await rig.gate.submitRequest(visitor, requestForm());
  const many = async () => {
    const kinds: string[] = [];
    for (let n = 0; n < 40; n += 1)
      kinds.push((await rig.gate.submitRequest(visitor, requestForm({ email: `a${n}@b.example` }))).kind);
    return kinds.filter((kind) => kind === 'check-mail').length;
  };
  const first = await many();
  expect(first).toBeLessThan(40);
  rig.advance(-30 * minute);
  expect(await many()).toBe(0);
});

test('people can ask, sign and download, and their mail goes out', async () => {
  await verified(rig);
  rig.advance(-day);
  const own = await verified(rig, requestForm({ email: 'bob@other.example' }));
  await sign(rig, own);
  const decision = { kind: 'approve' } as const;
  await rig.gate.decideRequest(visitor, { caller: approver, requestId: own.requestId, decision });
  expect((await download(own.session)).kind).toBe('file');
  await rig.deliver();
  expect(rig.mailbox.filter(({ to }) => to === 'bob@other.example').length).toBeGreaterThan(1);
});
