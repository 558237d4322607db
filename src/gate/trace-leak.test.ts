import { afterEach, beforeEach, expect, test } from 'vitest';
import { approver, events, granted, openRig, type Rig, staffSession, visitor } from './gate.fixture.ts';
import { largestLeak, type ReadMarks, type UnreadLeak } from './leak-ports.ts';

const bytes = new TextEncoder().encode('%PDF leaked');
const marks = { text: [1], dots: [1, 2], dotsTogether: [], fitting: [], properties: true };
let rig: Rig;
let answer: ReadMarks | UnreadLeak;
let read: Uint8Array[];

beforeEach(async () => {
  read = [];
  rig = await openRig({
    ports: {
      leaks: {
        read: async (given) => {
          read.push(given);
          return answer;
        },
      },
    },
  });
});
afterEach(() => rig.database.close());

/** A copy that was downloaded, and a file that carries its mark. */
async function leaked(): Promise<{ copyId: string; requestId: string }> {
  const own = await granted(rig);
  const copy = await rig.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' });
  const copyId = copy.kind === 'file' ? copy.copyId : '';
  const found = [{ ...marks, copyId }];
  answer = { kind: 'traced', pages: 2, dotPages: 2, found, unreadableDots: [], sha256: 'c0ffee' };
  return { copyId, requestId: own.requestId };
}

const trace = (caller: Parameters<typeof rig.gate.traceLeak>[1]['caller'], sent = bytes) =>
  rig.gate.traceLeak(visitor, { caller, bytes: sent });

test('names to whom the copy was given; the log keeps who looked, at what hash and what was found', async () => {
  const { copyId, requestId } = await leaked();
  expect(await trace(approver)).toMatchObject({
    kind: 'traced',
    pages: 2,
    found: [{ copyId, dots: [1, 2], issued: { request: { id: requestId, name: 'Ada Prospect' } } }],
  });
  const entry = await rig.database.store.read((tx) => tx.audit.latestOf('leak-traced'));
  expect(entry?.data).toMatchObject({ pages: 2, found: [copyId], sha256: 'c0ffee', via: 'command-line' });
  expect(read).toEqual([bytes]);
});

test('says of an id that was made up that this gate gave no such copy', async () => {
  await leaked();
  const found = [{ ...marks, copyId: '000000000000' }];
  answer = { kind: 'traced', pages: 1, dotPages: 1, found, unreadableDots: [], sha256: 'aa' };
  expect(await trace(approver)).toMatchObject({ found: [{ copyId: '000000000000', issued: null }] });
});

test('a file that cannot be read is said so, and logged too', async () => {
  answer = { kind: 'refused', code: 'password', sha256: 'bb' };
  expect(await trace(approver)).toMatchObject({ kind: 'refused', code: 'password' });
  const entry = await rig.database.store.read((tx) => tx.audit.latestOf('leak-traced'));
  expect(entry?.data).toMatchObject({ why: 'password', sha256: 'bb' });
});

test('nothing, or more than 50 MB, is not read at all', async () => {
  expect(await trace(approver, new Uint8Array())).toMatchObject({ code: 'no-file' });
  expect(await trace(approver, new Uint8Array(largestLeak + 1))).toMatchObject({ code: 'too-large' });
  expect(read).toEqual([]);
});

test('statement 8: only roles that decide may, and whether they may is known before a byte is taken', async () => {
  await leaked();
  for (const [role, may] of [
    ['approver', true],
    ['admin', true],
    ['auditor', false],
    ['sales', false],
  ] as const) {
    const session = await staffSession(rig, `${role}@ostermere.example`);
    expect(await rig.gate.mayTraceLeak(session)).toBe(may);
    expect((await trace({ session })).kind).toBe(may ? 'traced' : 'forbidden');
  }
  expect(await rig.gate.mayTraceLeak(undefined)).toBe(false);
  expect(await rig.gate.mayTraceLeak('x'.repeat(43))).toBe(false);
  expect((await trace({ session: undefined })).kind).toBe('sign-in');
  expect((await events(rig)).filter((event) => event === 'leak-traced')).toHaveLength(2);
});
