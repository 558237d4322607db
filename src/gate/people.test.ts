import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { companiesCsv } from './export-companies.ts';
import {
  agreementOf,
  approver,
  day,
  documentOf,
  events,
  granted,
  minute,
  openRig,
  proofOf,
  type Rig,
  requestForm,
  sign,
  staffSession,
  start,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

const admin = { as: 'admin@ostermere.example' };
const inReview = async (email: string) => {
  const own = await verified(rig, requestForm({ email }));
  await sign(rig, own);
  return own;
};

describe('several requests at once', () => {
  test('each is its own decision: what cannot be approved is refused alone, and the others stand', async () => {
    const one = await inReview('ada@acme.example');
    const two = await inReview('bob@acme.example');
    const unsigned = await verified(rig, requestForm({ email: 'cleo@acme.example' }));
    const own = await inReview(approver.as);
    const requestIds = [one, unsigned, own, two, one].map(({ requestId }) => requestId);
    const outcome = await rig.gate.approveRequests(visitor, {
      caller: approver,
      requestIds: [...requestIds, 'r-nothing'],
    });
    const results = outcome.kind === 'done' ? outcome.results : [];
    expect(results.map(({ outcome: { kind, ...rest } }) => ('code' in rest ? rest.code : kind))).toEqual([
      'decided',
      'agreement-first',
      'own-request',
      'decided',
      'not-found',
    ]);
    expect((await events(rig)).filter((event) => event === 'request-approved')).toHaveLength(2);
  });

  test('one about which somebody has asked a question meanwhile is left to somebody who looks at it', async () => {
    const { requestId } = await inReview('ada@acme.example');
    const decision = { kind: 'ask', question: 'Who is this for?' } as const;
    await rig.gate.decideRequest(visitor, { caller: admin, requestId, decision });
    expect(
      await rig.gate.approveRequests(visitor, { caller: approver, requestIds: [requestId] }),
    ).toMatchObject({ results: [{ outcome: { kind: 'refused', code: 'changed-meanwhile' } }] });
    const looked = { caller: approver, requestId, decision: { kind: 'approve' } } as const;
    expect(await rig.gate.decideRequest(visitor, looked)).toMatchObject({ kind: 'decided' });
  });

  test('statement 8: sales and auditors approve none of them', async () => {
    const { requestId } = await inReview('ada@acme.example');
    for (const as of ['sales@ostermere.example', 'auditor@ostermere.example']) {
      const outcome = await rig.gate.approveRequests(visitor, { caller: { as }, requestIds: [requestId] });
      expect(outcome).toMatchObject({ kind: 'forbidden' });
    }
  });
});

describe('running access', () => {
  const extend = (requestId: string, days: number, caller = approver) =>
    rig.gate.extendGrant(visitor, { caller, requestId, days });

  test('is extended from today on, within the policy, and told; what has ended is not revived', async () => {
    const { requestId, session } = await granted(rig);
    rig.advance(10 * day);
    expect(await extend(requestId, 91)).toMatchObject({ code: 'days-out-of-range' });
    expect(await extend(requestId, 4)).toMatchObject({ code: 'nothing-to-extend' });
    expect(await extend(requestId, 90)).toMatchObject({
      grants: [{ documentId: 'soc2-2026', until: start + 100 * day }],
    });
    await rig.deliver();
    expect(rig.mailbox.at(-1)).toMatchObject({ to: 'ada@acme.example' });
    rig.advance(60 * day);
    expect((await rig.gate.showAccess(session)).kind).toBe('sign-in');
    rig.advance(30 * day);
    expect(await extend(requestId, 30)).toMatchObject({ code: 'nothing-to-extend' });
    expect(await events(rig)).toContain('grant-extended');
  });

  test('statement 8: nobody extends their own; a revoked one stays revoked', async () => {
    const own = await inReview(approver.as);
    const decision = { kind: 'approve' } as const;
    const second = { as: 'second@ostermere.example' };
    await rig.gate.decideRequest(visitor, { caller: second, requestId: own.requestId, decision });
    expect(await extend(own.requestId, 90)).toMatchObject({ code: 'own-request' });
    await rig.gate.revokeGrant(visitor, { caller: second, requestId: own.requestId, reason: 'x' });
    expect(await extend(own.requestId, 90, second)).toMatchObject({ code: 'nothing-to-extend' });
  });

  test('its mail is sent again, three times an hour', async () => {
    const { requestId } = await granted(rig);
    const resend = () => rig.gate.resendMail(visitor, { caller: approver, requestId });
    for (let n = 0; n < 3; n += 1) expect(await resend()).toEqual({ kind: 'resent' });
    expect(await resend()).toMatchObject({ code: 'too-many' });
    const { requestId: waiting } = await inReview('bob@acme.example');
    expect(await rig.gate.resendMail(visitor, { caller: approver, requestId: waiting })).toMatchObject({
      code: 'nothing-to-send',
    });
  });

  test('what is left after a part was revoked starts if it has everything it needs', async () => {
    const other = agreementOf('other-nda', 'Another text.');
    const two = await openRig({
      catalogue: {
        approval: { order: 'approval-first', grantDays: 14, maxGrantDays: 90, target: '1 day' },
        documents: [documentOf('soc2-2026'), documentOf('pen-test-2026', { agreement: 'other-nda' })],
        agreements: [agreementOf('mutual-nda', 'Secret.'), other],
      },
    });
    const own = await verified(two, requestForm({ documents: ['soc2-2026', 'pen-test-2026'] }));
    const act = { caller: approver, requestId: own.requestId };
    await two.gate.decideRequest(visitor, { ...act, decision: { kind: 'approve' } });
    const next = await two.gate.showAgreement(own);
    const signsFirst = next.kind === 'agreement' ? next.view.agreement.id : next.kind;
    const [kept, revoked] =
      signsFirst === 'mutual-nda' ? ['soc2-2026', 'pen-test-2026'] : ['pen-test-2026', 'soc2-2026'];
    await sign(two, own);
    expect(await two.gate.showStatus(own.session)).toMatchObject({ requests: [{ status: 'approved' }] });
    await two.gate.revokeGrant(visitor, { ...act, documents: [revoked ?? ''], reason: 'By mistake.' });
    expect(await two.gate.showAccess(own.session)).toMatchObject({ documents: [{ id: kept }] });
    await two.database.close();
  });
});

test('an agreement on file approves what was decided, and no rule its own', async () => {
  const autoApprove = [{ domain: 'acme.example', documents: ['soc2-2026', 'pen-test-2026'], days: 80 }];
  const ruled = rig.rebuilt((catalogue) => ({ ...catalogue, autoApprove }));
  const own = await verified(rig, requestForm({ documents: ['soc2-2026', 'pen-test-2026'] }), ruled);
  const ndaOnFile = { reference: 'C-1', reason: 'Signed on paper.' };
  const decision = { kind: 'approve', documents: ['pen-test-2026'], days: 5, ndaOnFile } as const;
  const outcome = await ruled.decideRequest(visitor, {
    caller: approver,
    requestId: own.requestId,
    decision,
  });
  expect(outcome).toEqual({ kind: 'decided', status: 'active' });
  const grants = await rig.database.store.read((tx) => tx.grants.listByRequest(own.requestId));
  expect(grants).toMatchObject([{ documentId: 'pen-test-2026', days: 5, approvedBy: approver.as }]);
});

test('statement 7: a signature has letters', async () => {
  const own = await verified(rig);
  const shown = await rig.gate.showAgreement(own);
  if (shown.kind !== 'agreement') throw new Error(shown.kind);
  const { id, version, sha256, htmlSha256 } = shown.view.agreement;
  const text = { agreementId: id, version, sha256, htmlSha256, authority: true, assent: true };
  for (const name of ['.', '–', '123', '😀', '\u3164']) {
    const form = { ...own, ...text, name, title: 'Analyst' };
    expect(await rig.gate.acceptAgreement(visitor, form), name).toMatchObject({
      problems: { name: 'missing' },
    });
  }
  const form = { ...own, ...text, name: '王小明', title: 'アナリスト' };
  expect(await rig.gate.acceptAgreement(visitor, form)).toMatchObject({ kind: 'accepted' });
});

describe('companies', () => {
  test('are the domains of proved addresses, with people, agreements, access and downloads', async () => {
    const ada = await granted(rig);
    await rig.gate.downloadDocument(visitor, { session: ada.session, documentId: 'soc2-2026' });
    rig.advance(minute);
    await verified(rig, requestForm({ email: 'bob@acme.example', name: 'Bob', company: 'ACME' }));
    rig.advance(minute);
    await verified(rig, requestForm({ email: 'eve@evil-acme.example', company: 'Acme GmbH' }));
    expect(await rig.gate.listCompanies({ caller: approver })).toMatchObject({
      companies: [
        { domain: 'evil-acme.example', people: 1 },
        {
          domain: 'acme.example',
          people: 2,
          requests: 2,
          running: 1,
          downloads: 1,
          names: ['ACME', 'Acme GmbH'],
        },
      ],
    });
    const shown = await rig.gate.showCompany({ caller: approver, domain: 'acme.example' });
    expect(shown).toMatchObject({
      people: [
        { email: 'ada@acme.example', downloads: 1 },
        { email: 'bob@acme.example', downloads: 0 },
      ],
      agreements: [{ name: 'Ada Prospect', version: '1.0' }],
      grants: [{ documentId: 'soc2-2026', status: 'active' }],
      engagement: [
        { event: 'email-verified' },
        { event: 'copy-issued' },
        { event: 'agreement-accepted' },
        { event: 'email-verified' },
      ],
    });
    expect(JSON.stringify(shown)).not.toContain(visitor.clientAddress);
    for (const domain of ['example', 'acme.exampl_', '%', "x' or 1=1", ''])
      expect(await rig.gate.showCompany({ caller: approver, domain }), domain).toEqual({ kind: 'not-found' });
  });

  test('that hold only the report before the current one are named', async () => {
    const old = await granted(rig);
    await rig.gate.downloadDocument(visitor, { session: old.session, documentId: 'soc2-2026' });
    const rebuilt = rig.rebuilt((catalogue) => ({
      ...catalogue,
      documents: [
        documentOf('soc2-2026', { status: 'superseded', title: 'Report of 2026' }),
        documentOf('soc2-2027', { date: '2027-08-14' }),
      ],
    }));
    expect(await rebuilt.listCompanies({ caller: approver })).toMatchObject({
      companies: [{ domain: 'acme.example', older: ['Report of 2026'] }],
    });
  });

  test('statement 10: cells of the CSV that a spreadsheet would run are made inert', async () => {
    await verified(rig, requestForm({ company: '=HYPERLINK("http://evil.example";"x")' }));
    const list = await rig.gate.listCompanies({ caller: approver });
    const csv = companiesCsv(list.kind === 'companies' ? list.companies : []);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"";""x"")"`);
  });
});

describe('staff whose rights end', () => {
  const change = (email: string, kind: 'end' | 'restore' | 'sign-out', caller = admin) =>
    rig.gate.changeStaff(visitor, {
      caller,
      email,
      change: kind === 'end' ? { kind, reason: 'Has left.' } : { kind },
    });

  test('lose them at once: open sessions, new ones and the command line; until they are restored', async () => {
    const session = await staffSession(rig, approver.as);
    expect((await rig.gate.listRequests({ caller: { session } })).kind).toBe('requests');
    expect(await change(' Approver@Ostermere.example ', 'end')).toEqual({ kind: 'done', sessions: 1 });
    expect(await rig.gate.listRequests({ caller: { session } })).toEqual({ kind: 'sign-in' });
    expect(await rig.gate.listRequests({ caller: approver })).toMatchObject({ kind: 'forbidden' });
    const mails = rig.mailbox.length;
    expect(await rig.gate.requestStaffSignIn(visitor, approver.as)).toMatchObject({ kind: 'check-mail' });
    await rig.deliver();
    expect(rig.mailbox.length).toBe(mails);
    expect(await change(approver.as, 'end')).toMatchObject({ code: 'already-so' });
    expect(await change(approver.as, 'restore')).toEqual({ kind: 'done', sessions: 0 });
    expect((await rig.gate.listRequests({ caller: approver })).kind).toBe('requests');
    expect((await events(rig)).filter((event) => event.startsWith('staff-'))).toContain('staff-ended');
  });

  test('a link that was asked for before starts no session, not even one that waits for the rights to come back', async () => {
    const asked = await rig.gate.requestStaffSignIn(visitor, approver.as);
    await rig.deliver();
    await change(approver.as, 'end');
    const flow = asked.kind === 'check-mail' ? asked.flow.token : '';
    const { token } = proofOf(rig, approver.as);
    expect(await rig.gate.confirmStaffSignIn(visitor, { token, flow })).toEqual({ kind: 'unknown' });
    await change(approver.as, 'restore');
    expect(await rig.gate.confirmStaffSignIn(visitor, { token, flow })).toEqual({ kind: 'used' });
  });

  test('statement 8: only admins do it, and not to themselves; nobody else sees who is staff', async () => {
    expect(await change('sales@ostermere.example', 'end', approver)).toMatchObject({ kind: 'forbidden' });
    expect(await change(admin.as, 'end')).toMatchObject({ code: 'own-rights' });
    expect(await rig.gate.showStaff(approver)).toMatchObject({ kind: 'forbidden' });
    await staffSession(rig, 'sales@ostermere.example');
    expect(await change('sales@ostermere.example', 'sign-out')).toEqual({ kind: 'done', sessions: 1 });
    expect(await rig.gate.showStaff(admin)).toMatchObject({
      self: admin.as,
      members: expect.arrayContaining([
        {
          ...{ email: 'sales@ostermere.example', role: 'sales', groupRole: null },
          ...{ ended: null, lastSeenAt: null, sessions: 0 },
        },
      ]),
    });
  });
});

describe('mail that was given up', () => {
  test('is tried again with all its attempts, or discarded and emptied', async () => {
    rig.fail.mail = 'mailbox is full';
    await rig.gate.submitRequest(visitor, requestForm());
    for (let n = 0; n < 12; n += 1) {
      await rig.deliver();
      rig.advance(2 * 60 * minute);
    }
    const dead = async () => {
      const shown = await rig.gate.showOutbox(approver, 'dead');
      return shown.kind === 'outbox' ? shown.messages : [];
    };
    const [message] = await dead();
    const act = (action: 'retry' | 'discard', caller = approver) =>
      rig.gate.manageMessage(visitor, { caller, messageId: message?.id ?? '', action });
    expect(await act('retry', { as: 'auditor@ostermere.example' })).toMatchObject({ kind: 'forbidden' });
    expect(await act('retry')).toEqual({ kind: 'done' });
    rig.fail.mail = null;
    await rig.deliver();
    expect(rig.mailbox).toHaveLength(1);
    expect(await act('retry')).toMatchObject({ kind: 'refused' });
    expect(await act('discard')).toMatchObject({ kind: 'refused' });
    expect((await events(rig)).slice(-2)).toEqual(['message-dead', 'message-retried']);
  });
});

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
