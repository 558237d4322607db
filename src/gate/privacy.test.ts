import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gateTables } from '#server/database/gate-tables.ts';
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
import { personalHash } from './record-event.ts';
import { rigStores } from './rig-stores.fixture.ts';

let rig: FileRig;
beforeEach(async () => {
  rig = await openFileRig();
});
afterEach(() => rig.close());

const admin = { as: 'admin@ostermere.example' };
const ada = 'ada@acme.example';
const zoe = requestForm({
  name: 'Zoë Unmistakable',
  email: 'zoe@vanish.example',
  company: 'Vanishing Point Ltd',
  role: 'Head of Disappearing',
  purpose: 'To see whether it goes.',
});
const erase = (email: string, changes: Partial<Parameters<typeof rig.gate.erasePerson>[1]> = {}) =>
  rig.gate.erasePerson(visitor, {
    caller: admin,
    email,
    confirmation: email,
    reference: 'DSR-17',
    ...changes,
  });

/** Every row of every table that is no evidence, as text. */
const everything = async (): Promise<string> => {
  const rows = await rig.database.store.read(async (tx) => ({
    held: await tx.personalData.heldBy('zoe@vanish.example'),
    requests: await tx.requests.list([
      'submitted',
      'verified',
      'in-review',
      'active',
      'revoked',
      'withdrawn',
    ]),
    grants: await tx.grants.listByEmail('zoe@vanish.example'),
    values: await tx.audit.listPersonal('', 1000),
    messages: await tx.outbox.list(1000),
    invitations: await tx.invitations.list(),
    log: await tx.audit.list(0, 1000),
  }));
  return JSON.stringify(rows);
};
/** The whole database but the evidence, read past the gate where it is a file. */
const dump = async (): Promise<string> => {
  if (!existsSync(rig.file)) return everything();
  const raw = new DatabaseSync(rig.file, { readOnly: true });
  const evidence = new Set(['acceptance', 'agreement_text', 'certificate']);
  const tables = gateTables.filter(({ name }) => !evidence.has(name));
  const rows = tables.map(({ name }) => raw.prepare(`select * from ${name}`).all());
  raw.close();
  return JSON.stringify(rows);
};
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
