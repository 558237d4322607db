import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileRig, openFileRig } from './file-rig.fixture.ts';
import { events, granted, visitor } from './gate.fixture.ts';
import { admin, zoe } from './privacy.fixture.ts';

let rig: FileRig;
beforeEach(async () => {
  rig = await openFileRig();
});
afterEach(() => rig.close());

describe('the export of a person', () => {
  test('holds everything under the address and nothing that opens something or names others', async () => {
    const own = await granted(rig, zoe);
    await rig.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' });
    const exported = await rig.gate.exportPerson({ caller: admin, email: ' ZOE@vanish.example ' });
    if (exported.kind !== 'person') throw new Error(exported.kind);
    const { person } = exported;
    expect(person.requests).toMatchObject([
      { name: zoe.name, company: zoe.company, documents: ['soc2-2026'], access: [{}], copies: [{}] },
    ]);
    expect(person.requests[0]?.submittedAt).toBe('2026-11-23T09:00:00.000Z');
    expect(person.agreements).toMatchObject([
      { name: 'Ada Prospect', text: expect.stringContaining('secrets') },
    ]);
    expect(person.sessions).toHaveLength(1);
    expect(person.messages.length).toBeGreaterThan(1);
    expect(person.log.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['request-submitted', 'agreement-accepted', 'copy-issued']),
    );
    const text = JSON.stringify(person);
    expect(text).toContain(visitor.clientAddress);
    for (const secret of [own.session, 'approver@ostermere.example', 'sealed', 'tokenHash', 'linkHash'])
      expect(text).not.toContain(secret);
    expect((await events(rig)).at(-1)).toBe('person-exported');
  });

  test('the signed-in person gets their own', async () => {
    const own = await granted(rig, zoe);
    expect(await rig.gate.exportOwnData(own.session)).toMatchObject({
      kind: 'person',
      person: { email: zoe.email },
    });
    expect((await rig.gate.exportOwnData('wrong')).kind).toBe('sign-in');
  });

  test('of somebody unknown is empty, and leaves no trace in the log', async () => {
    const exported = await rig.gate.exportPerson({ caller: admin, email: 'nobody@nowhere.example' });
    expect(exported).toMatchObject({ kind: 'person', person: { requests: [], log: [] } });
    expect(await events(rig)).toEqual([]);
  });
});
