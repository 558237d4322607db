import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gateTables } from '#server/database/gate-tables.ts';
import { type FileRig, openFileRig } from './file-rig.fixture.ts';
import { approver, events, granted, requestForm, sign, verified, visitor } from './gate.fixture.ts';
import { admin, dumpOf, everythingIn, zoe } from './privacy.fixture.ts';
import { personalHash } from './record-event.ts';
import { rigStores } from './rig-stores.fixture.ts';

let rig: FileRig;
beforeEach(async () => {
  rig = await openFileRig();
});
afterEach(() => rig.close());

const ada = 'ada@acme.example';
const erase = (email: string, changes: Partial<Parameters<typeof rig.gate.erasePerson>[1]> = {}) =>
  rig.gate.erasePerson(visitor, {
    caller: admin,
    email,
    confirmation: email,
    reference: 'DSR-17',
    ...changes,
  });
const everything = () => everythingIn(rig);
const dump = () => dumpOf(rig);
const verdict = async () => rig.gate.verifyAudit();

describe('erasing a person', () => {
  test('statement 10: empties every place but the evidence, and the log verifies as erased, not bad', async () => {
    const own = await granted(rig, zoe);
    await rig.deliver();
    const download = await rig.gate.downloadDocument(
      { clientAddress: '198.51.100.9', userAgent: 'Browser/Unmistakable' },
      { session: own.session, documentId: 'soc2-2026' },
    );
    expect(download.kind).toBe('file');
    const outcome = await erase('zoe@vanish.example');
    expect(outcome).toMatchObject({ kind: 'erased', requests: 1, revoked: 1, kept: [expect.any(String)] });
    const left = await dump();
    for (const word of [
      'zoe@',
      'Unmistakable',
      'Vanishing',
      'Disappearing',
      'whether it goes',
      '198.51.100.9',
    ])
      expect(left, word).not.toContain(word);
    const { chain, personal } = await verdict();
    expect(chain.kind).toBe('consistent');
    expect(personal.altered).toEqual([]);
    expect(personal.erased).toBeGreaterThan(5);
  });

  test('ends access first: the session is gone, the grant revoked, the copy no longer names anybody', async () => {
    const own = await granted(rig, zoe);
    await rig.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' });
    await erase(zoe.email);
    expect(
      (await rig.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' })).kind,
    ).toBe('sign-in');
    const [copy] = await rig.database.store.read((tx) => tx.copies.listByRequest(own.requestId));
    expect(copy).toMatchObject({ clientAddress: '', userAgent: '' });
    expect(copy?.email).toMatch(/^erased-x-[\w]+@erased\.invalid$/);
    const shown = await rig.gate.showRequest({ caller: approver, requestId: own.requestId });
    expect(shown).toMatchObject({ kind: 'request', request: { status: 'revoked', name: '', company: '' } });
    expect(shown.kind === 'request' && shown.grants[0]).toMatchObject({ status: 'revoked' });
  });

  test('keeps who accepted which agreement, unmodified, and the log still vouches for that record', async () => {
    await granted(rig, zoe);
    const before = await rig.database.store.read((tx) => tx.acceptances.listByEmail(zoe.email));
    await erase(zoe.email);
    const after = await rig.database.store.read((tx) => tx.acceptances.listByEmail(zoe.email));
    expect(after).toEqual(before);
    expect((await verdict()).personal.altered).toEqual([]);
    await rigStores().rewrite(rig.file, "update acceptance set company = 'Somebody Else Inc'");
    expect((await verdict()).personal.altered).toEqual([before[0]?.id]);
  });

  test('what the log keeps cannot be matched with a guess: no salt is left, and the person who comes back is another one', async () => {
    await granted(rig, zoe);
    const reference = async () =>
      (await rig.database.store.read((tx) => tx.audit.findPersonal('email', zoe.email, null)))?.reference;
    const old = await reference();
    await erase(zoe.email);
    const values = await rig.database.store.read((tx) => tx.audit.listPersonal('', 1000));
    const row = values.find((one) => one.reference === old);
    expect(row).toMatchObject({ value: null, salt: null });
    const guesses = ['', ...values.flatMap(({ salt }) => salt ?? [])].map((salt) =>
      personalHash(rig.ports.hasher.sha256, 'email', salt, zoe.email),
    );
    expect(guesses).not.toContain(row?.hash);
    await verified(rig, zoe);
    expect(await reference()).not.toBe(old);
  });

  test('takes nothing from somebody else of the same company, network and browser', async () => {
    await granted(rig, requestForm());
    await granted(rig, requestForm({ email: 'bob@acme.example', name: 'Bob Prospect' }));
    const values = async () =>
      (await rig.database.store.read((tx) => tx.audit.listPersonal('', 1000))).flatMap(({ value }) =>
        value === null ? [] : [value],
      );
    await erase(ada);
    expect(await values()).toEqual(
      expect.arrayContaining(['bob@acme.example', 'Acme GmbH', visitor.clientAddress, visitor.userAgent]),
    );
    const [bob] = await rig.database.store.read((tx) => tx.requests.listByEmail('bob@acme.example'));
    expect(bob).toMatchObject({ status: 'active', name: 'Bob Prospect', company: 'Acme GmbH' });
  });

  test('a second time finds nothing and writes nothing', async () => {
    await granted(rig, zoe);
    await erase(zoe.email);
    const log = await events(rig);
    expect(log.at(-1)).toBe('person-erased');
    expect(await erase(zoe.email)).toMatchObject({
      kind: 'erased',
      requests: 0,
      revoked: 0,
      rows: 0,
      values: 0,
    });
    expect(await events(rig)).toEqual(log);
  });

  test('deletes a request that nobody confirmed, and ends one that waits', async () => {
    await rig.gate.submitRequest(visitor, zoe);
    await erase(zoe.email);
    expect(await rig.database.store.read((tx) => tx.requests.list(['submitted']))).toEqual([]);
    const own = await verified(rig, { ...zoe, email: 'zoe2@vanish.example' });
    await sign(rig, own);
    await erase('zoe2@vanish.example');
    const request = await rig.database.store.read((tx) => tx.requests.find(own.requestId));
    expect(request).toMatchObject({ status: 'withdrawn', name: '', purpose: '' });
  });

  test('an invited person: the invitation ends and names nobody', async () => {
    const invited = await rig.gate.invite(visitor, {
      caller: approver,
      form: {
        to: zoe.email,
        company: zoe.company,
        purpose: zoe.purpose,
        documents: ['soc2-2026'],
        days: 14,
        places: 1,
        dealId: 'D-1',
        language: 'en',
      },
    });
    expect(invited.kind).toBe('invited');
    await erase(zoe.email);
    expect(await everything()).not.toContain('zoe@');
    const [invitation] = await rig.database.store.read((tx) => tx.invitations.list());
    expect(invitation).toMatchObject({ company: '', dealId: null, linkHash: null, endedBy: 'system' });
  });

  test.each([
    ['not-an-address', { email: 'nobody' }],
    ['not-confirmed', { confirmation: 'bob@acme.example' }],
    ['reference-missing', { reference: ' ' }],
    ['reference-missing', { reference: 'mail of ada@acme.example' }],
    ['is-staff', { email: 'sales@ostermere.example', confirmation: 'sales@ostermere.example' }],
  ])('is refused: %s', async (code, changes) => {
    await granted(rig);
    expect(await erase(ada, changes)).toMatchObject({ kind: 'refused', code });
    expect(await events(rig)).not.toContain('person-erased');
  });

  test('statement 8: only an admin may erase or read what is held', async () => {
    for (const as of ['approver@ostermere.example', 'auditor@ostermere.example', 'sales@ostermere.example']) {
      expect((await erase(ada, { caller: { as } })).kind).toBe('forbidden');
      expect((await rig.gate.exportPerson({ caller: { as }, email: ada })).kind).toBe('forbidden');
    }
    expect((await erase(ada, { caller: { session: undefined } })).kind).toBe('sign-in');
  });

  test('evidence can be emptied and nothing else: the database refuses any other change', async () => {
    const own = await granted(rig);
    await rig.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' });
    const run = (statement: string) => rigStores().run(rig.file, statement);
    for (const change of [
      "update acceptance set name = 'Somebody Else'",
      "update acceptance set email = 'somebody@else.example'",
      "update acceptance set version = '', name = ''",
      "update issued_copy set email = 'somebody@else.example'",
      "update issued_copy set document_id = ''",
      'delete from issued_copy',
      'delete from acceptance',
    ])
      await expect(run(change), change).rejects.toThrow('append-only');
    await run("update issued_copy set user_agent = ''");
  });
});

/** What erasing and retention do with each table. A new table needs an entry here, and its place in erase-rows.ts. */
const treatment: Readonly<Record<string, string>> = {
  access_request: 'emptied',
  request_document: 'names nobody',
  verification: 'deleted',
  session: 'deleted',
  acceptance: 'evidence: emptied when its time is over',
  certificate: 'evidence: deleted when its time is over',
  agreement_text: 'names nobody',
  access_grant: 'emptied',
  issued_copy: 'emptied',
  message: 'deleted',
  audit_entry: 'holds references only',
  personal_data: 'emptied',
  rate_counter: 'keyed hashes, for hours',
  failure_counter: 'names nobody',
  invitation: 'emptied and ended',
  invited_request: 'names nobody',
  ended_staff: 'staff: not erased',
  server_fact: 'names nobody',
  sent_notice: 'names nobody',
  renewal_link: 'deleted',
  known_text: 'names nobody',
  known_change: 'names nobody',
  subscription: 'emptied and ended',
  subscription_proof: 'deleted',
  unsubscribe_link: 'deleted',
  webhook_call: 'deleted',
  webhook_stop: 'names nobody',
};

test('erasing has an answer for every table', () => {
  expect(Object.keys(treatment).toSorted()).toEqual(gateTables.map(({ name }) => name).toSorted());
});
