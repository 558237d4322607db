import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  agreementOf,
  approver,
  day,
  documentOf,
  events,
  granted,
  openRig,
  type Rig,
  requestForm,
  sha256,
  verified,
  visitor,
} from './gate.fixture.ts';

const bytes = new TextEncoder().encode('PK worksheet');
const worksheet = {
  file: 'soc2-2026.xlsx',
  sha256: sha256('PK worksheet'),
  bytes: bytes.byteLength,
  expectations: 6,
  downloadName: 'Ostermere user entity controls.xlsx',
};
let rig: Rig;
let readable: boolean;
beforeEach(async () => {
  readable = true;
  rig = await openRig({
    catalogue: { documents: [documentOf('soc2-2026', { worksheet }), documentOf('pen-test-2026')] },
    ports: { worksheets: { read: async () => (readable ? bytes : null) } },
  });
});
afterEach(() => rig.database.close());

const ask = (session: string | undefined, documentId = 'soc2-2026') =>
  rig.gate.downloadWorksheet(visitor, { session, documentId });
const check = (session: string | undefined, documentId = 'soc2-2026') =>
  rig.gate.checkWorksheet({ session, documentId });

test('whoever has the report has its worksheet, each time logged with its hash before it is given', async () => {
  const own = await granted(rig);
  expect(await ask(own.session)).toEqual({ kind: 'file', bytes, downloadName: worksheet.downloadName });
  const log = await rig.database.store.read((tx) => tx.audit.listByRequest(own.requestId));
  expect(log.at(-1)).toMatchObject({
    event: 'worksheet-issued',
    data: { document: 'soc2-2026', worksheetSha256: worksheet.sha256 },
  });
  expect(await rig.gate.showAccess(own.session)).toMatchObject({ documents: [{ expectations: 6 }] });
});

test('a look by HEAD logs nothing', async () => {
  const own = await granted(rig);
  expect(await check(own.session)).toBe('allowed');
  expect(await events(rig)).not.toContain('worksheet-issued');
});

test('without a session, a grant, a worksheet or a document there is none, and all of these look alike', async () => {
  const own = await granted(rig);
  const other = await verified(rig, requestForm({ email: 'eve@other.example' }));
  for (const [session, id, answer] of [
    [undefined, 'soc2-2026', 'sign-in'],
    ['x'.repeat(43), 'soc2-2026', 'sign-in'],
    [other.session, 'soc2-2026', 'not-found'],
    [own.session, 'pen-test-2026', 'not-found'],
    [own.session, '../../etc/passwd', 'not-found'],
  ] as const) {
    expect(await ask(session, id)).toEqual({ kind: answer });
    expect(await check(session, id)).toBe(answer);
  }
  expect(await events(rig)).not.toContain('worksheet-issued');
});

test('it ends with the access, and waits for a changed agreement like the report', async () => {
  const own = await granted(rig);
  const changed = rig.rebuilt((catalogue) => ({
    ...catalogue,
    agreements: [agreementOf('mutual-nda', 'Another text.', '2.0')],
  }));
  const wanted = { session: own.session, documentId: 'soc2-2026' };
  expect(await changed.downloadWorksheet(visitor, wanted)).toEqual({
    kind: 'agreement-needed',
    requestId: own.requestId,
  });
  await rig.gate.revokeGrant(visitor, { caller: approver, requestId: own.requestId, reason: 'Over.' });
  expect(await ask(own.session)).toEqual({ kind: 'not-found' });
});

test('it expires with the grant', async () => {
  await rig.database.close();
  rig = await openRig({
    catalogue: { documents: [documentOf('soc2-2026', { worksheet })] },
    settings: { requesterSession: { idleMs: 60 * day, absoluteMs: 90 * day } },
    ports: { worksheets: { read: async () => bytes } },
  });
  const own = await granted(rig);
  rig.advance(14 * day - 1);
  expect(await check(own.session)).toBe('allowed');
  rig.advance(1);
  expect(await ask(own.session)).toEqual({ kind: 'not-found' });
});

test('a file that is missing or is not the stated one is no file, and no entry says that it was given', async () => {
  const own = await granted(rig);
  readable = false;
  expect(await ask(own.session)).toEqual({ kind: 'unavailable' });
  expect(await events(rig)).not.toContain('worksheet-issued');
});

test('it counts as a download of the address', async () => {
  const own = await granted(rig);
  for (let count = 0; count < 60; count += 1) await ask(own.session);
  expect(await ask(own.session)).toMatchObject({ kind: 'too-many' });
});
