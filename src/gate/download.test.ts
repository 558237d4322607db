import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  approver,
  events,
  granted,
  minute,
  openRig,
  type Rig,
  requestForm,
  start,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

const download = (session: string | undefined, documentId = 'soc2-2026') =>
  rig.gate.downloadDocument(visitor, { session, documentId });
const copies = (requestId: string) => rig.database.store.read((tx) => tx.copies.listByRequest(requestId));

test('a copy carries name, address, company, time and an id of its own that resolves to its grant', async () => {
  const own = await granted(rig);
  const first = await download(own.session);
  const second = await download(own.session);
  if (first.kind !== 'file' || second.kind !== 'file') throw new Error('no file');
  expect(first.copyId).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  expect(second.copyId).not.toBe(first.copyId);
  expect(rig.stamps[0]).toEqual({
    name: 'Ada Prospect',
    email: 'ada@acme.example',
    company: 'Acme GmbH',
    issuedAt: start,
    copyId: first.copyId,
  });
  const typed = `${first.copyId.slice(0, 6).toLowerCase()}-${first.copyId.slice(6)}`;
  const traced = await rig.gate.traceCopy({ caller: approver, copyId: typed });
  expect(traced).toMatchObject({ kind: 'copy', request: { id: own.requestId, name: 'Ada Prospect' } });
  expect(await rig.gate.traceCopy({ caller: approver, copyId: '000000000000' })).toEqual({
    kind: 'not-found',
  });
  const found = await rig.database.store.read((tx) => tx.copies.find(first.copyId));
  expect(found).toMatchObject({
    requestId: own.requestId,
    documentId: 'soc2-2026',
    email: 'ada@acme.example',
  });
});

test('the log entry is committed before the caller gets a byte', async () => {
  const own = await granted(rig);
  await download(own.session);
  expect((await events(rig)).at(-1)).toBe('copy-issued');
  expect(await copies(own.requestId)).toHaveLength(1);
});

test('statement 9: without a session, without a grant, for another document or an odd id there is nothing', async () => {
  const own = await granted(rig);
  expect(await download(undefined)).toEqual({ kind: 'sign-in' });
  for (const id of ['pen-test-2026', 'nope', '../soc2-2026', 'soc2-2026\u0000', '', 'SOC2-2026']) {
    expect(await download(own.session, id)).toEqual({ kind: 'not-found' });
  }
  const eve = await verified(rig, requestForm({ email: 'eve@evil.example' }));
  expect(await download(eve.session)).toEqual({ kind: 'not-found' });
  expect(rig.stamps).toEqual([]);
});

test('a revocation while the copy is being stamped counts: no file, no copy', async () => {
  const own = await granted(rig);
  const { stamp } = rig.ports.stamper;
  Object.assign(rig.ports.stamper, {
    stamp: async (...given: Parameters<typeof stamp>) => {
      await rig.gate.revokeGrant(visitor, { caller: approver, requestId: own.requestId, reason: 'Off.' });
      return stamp(...given);
    },
  });
  expect(await download(own.session)).toEqual({ kind: 'not-found' });
  expect(await copies(own.requestId)).toEqual([]);
});

test('statement 9: a document that cannot be stamped gives no file, an entry each time and one message an hour', async () => {
  const own = await granted(rig);
  rig.fail.stamp = { refused: 'damaged', message: 'page 3 has no content' };
  expect(await download(own.session)).toEqual({ kind: 'unavailable' });
  expect(await download(own.session)).toEqual({ kind: 'unavailable' });
  expect((await events(rig)).filter((event) => event === 'download-refused')).toHaveLength(2);
  await rig.deliver();
  expect(rig.mailbox.filter(({ subject }) => subject.startsWith('A document could not'))).toHaveLength(1);
  rig.advance(60 * minute);
  await download(own.session);
  await rig.deliver();
  expect(rig.mailbox.filter(({ subject }) => subject.startsWith('A document could not'))).toHaveLength(2);
});

test('HEAD issues nothing', async () => {
  const own = await granted(rig);
  const before = await events(rig);
  expect(await rig.gate.checkDownload({ session: own.session, documentId: 'soc2-2026' })).toBe('allowed');
  expect(await events(rig)).toEqual(before);
});

test('downloads of one person are limited', async () => {
  const own = await granted(rig);
  for (let time = 0; time < 60; time += 1) expect((await download(own.session)).kind).toBe('file');
  expect(await download(own.session)).toMatchObject({ kind: 'too-many' });
});
