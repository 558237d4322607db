import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Decision } from './decide-request.ts';
import {
  agreementOf,
  approver,
  day,
  events,
  granted,
  minute,
  openRig,
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

const inReview = async (form = requestForm()) => {
  const own = await verified(rig, form);
  await sign(rig, own);
  return own;
};
const decide = (
  requestId: string,
  decision: Decision,
  caller: { as: string } | { session: string } = approver,
) => rig.gate.decideRequest(visitor, { caller, requestId, decision });
const statusOf = async (session: string) => {
  const shown = await rig.gate.showStatus(session);
  return shown.kind === 'status' ? shown.requests[0]?.status : shown.kind;
};
const mailsTo = async (to: string) => {
  await rig.deliver();
  return rig.mailbox.filter((mail) => mail.to === to).map(({ subject }) => subject);
};

describe('the way of a request', () => {
  test('nda-first: verified, agreed, in review, active; every step is in the log and told to those concerned', async () => {
    const own = await verified(rig);
    expect(await statusOf(own.session)).toBe('verified');
    expect(await decide(own.requestId, { kind: 'approve' })).toMatchObject({
      kind: 'refused',
      code: 'agreement-first',
    });
    await sign(rig, own);
    expect(await statusOf(own.session)).toBe('in-review');
    expect(await decide(own.requestId, { kind: 'approve', days: 30 })).toEqual({
      kind: 'decided',
      status: 'active',
    });
    expect(await events(rig)).toEqual([
      'request-submitted',
      'email-verified',
      'agreement-accepted',
      'request-queued',
      'request-approved',
      'grant-started',
    ]);
    expect(await mailsTo('trust@ostermere.example')).toEqual([
      'A request waits for a decision: Ada Prospect, Acme GmbH',
    ]);
    expect((await mailsTo('ada@acme.example')).toSorted()).toEqual([
      'Confirm your request to Ostermere',
      'You have access to documents of Ostermere',
      'Your copy: Mutual NDA, version 1.0',
    ]);
    expect(await rig.gate.showAccess(own.session)).toMatchObject({
      documents: [{ id: 'soc2-2026', until: start + 30 * day }],
    });
  });

  test('approval-first: the days count from the signature, not from the approval', async () => {
    const approvalFirst = await openRig({
      catalogue: { approval: { order: 'approval-first', grantDays: 14, maxGrantDays: 90, target: '1 day' } },
    });
    const own = await verified(approvalFirst);
    const approve = { caller: approver, requestId: own.requestId, decision: { kind: 'approve' } } as const;
    expect(await approvalFirst.gate.decideRequest(visitor, approve)).toEqual({
      kind: 'decided',
      status: 'approved',
    });
    expect(
      await approvalFirst.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' }),
    ).toEqual({ kind: 'not-found' });
    approvalFirst.advance(3 * 60 * minute);
    expect(await sign(approvalFirst, own)).toMatchObject({ kind: 'accepted', next: 'access' });
    expect(await approvalFirst.gate.showAccess(own.session)).toMatchObject({
      documents: [{ until: start + 3 * 60 * minute + 14 * day }],
    });
    await approvalFirst.database.close();
  });

  test('some of the documents: the others stay closed', async () => {
    const own = await inReview(requestForm({ documents: ['soc2-2026', 'pen-test-2026'] }));
    expect(await decide(own.requestId, { kind: 'approve', documents: ['pen-test-2026'] })).toMatchObject({
      kind: 'decided',
    });
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'pen-test-2026' })).toBe(
      'allowed',
    );
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'soc2-2026' })).toBe('not-found');
  });

  test('a denial is told with its reason', async () => {
    const own = await inReview();
    expect(await decide(own.requestId, { kind: 'deny', reason: ' ' })).toMatchObject({
      code: 'text-missing',
    });
    expect(await decide(own.requestId, { kind: 'deny', reason: 'No contract in view.' })).toEqual({
      kind: 'decided',
      status: 'denied',
    });
    expect(await mailsTo('ada@acme.example')).toContain('Your request to Ostermere is declined');
    expect(await rig.gate.showStatus(own.session)).toMatchObject({
      requests: [{ reason: 'No contract in view.', canWithdraw: false }],
    });
  });

  test('more information: question, answer, back in review; staff may also decide without an answer', async () => {
    const own = await inReview();
    await decide(own.requestId, { kind: 'ask', question: 'Which product?' });
    expect(await rig.gate.showStatus(own.session)).toMatchObject({
      requests: [{ status: 'more-info', question: 'Which product?' }],
    });
    expect(await rig.gate.answerQuestion(visitor, { ...own, answer: '' })).toEqual({
      kind: 'invalid',
      problem: 'missing',
    });
    expect(await rig.gate.answerQuestion(visitor, { ...own, answer: 'Cloud.' })).toEqual({
      kind: 'answered',
    });
    expect(await statusOf(own.session)).toBe('in-review');
    await decide(own.requestId, { kind: 'ask', question: 'Since when?' });
    expect(await decide(own.requestId, { kind: 'deny', reason: 'No answer.' })).toEqual({
      kind: 'decided',
      status: 'denied',
    });
  });

  test('any open request can be withdrawn, and an ended one cannot', async () => {
    const own = await inReview();
    expect(await rig.gate.withdrawRequest(visitor, own)).toEqual({ kind: 'withdrawn' });
    expect(await rig.gate.withdrawRequest(visitor, own)).toMatchObject({ kind: 'refused' });
    expect(await decide(own.requestId, { kind: 'approve' })).toMatchObject({
      kind: 'refused',
      code: 'illegal-transition',
    });
  });
});

describe('statement 8: who decides', () => {
  test('approve and deny at the same time have one winner', async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = await inReview(requestForm({ email: `p${round}@acme.example` }));
      const both = await Promise.all([
        decide(own.requestId, { kind: 'approve' }),
        decide(own.requestId, { kind: 'deny', reason: 'No.' }, { as: 'second@ostermere.example' }),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(['decided', 'refused']);
    }
  });

  test('two approvals at the same time give one set of grants', async () => {
    const own = await inReview();
    await Promise.all([
      decide(own.requestId, { kind: 'approve' }),
      decide(own.requestId, { kind: 'approve' }),
    ]);
    expect(await rig.database.store.read((tx) => tx.grants.listByRequest(own.requestId))).toHaveLength(1);
  });

  test('nobody decides on their own request', async () => {
    const own = await inReview(requestForm({ email: 'Approver@ostermere.example' }));
    expect(await decide(own.requestId, { kind: 'approve' })).toMatchObject({
      kind: 'refused',
      code: 'own-request',
    });
    expect(await rig.gate.showRequest({ caller: approver, requestId: own.requestId })).toMatchObject({
      own: true,
    });
    expect(
      await decide(own.requestId, { kind: 'approve' }, { as: 'second@ostermere.example' }),
    ).toMatchObject({ kind: 'decided' });
  });

  test('sales, auditor and strangers decide nothing; without a session nobody is told anything', async () => {
    const own = await inReview();
    for (const as of ['sales@ostermere.example', 'auditor@ostermere.example', 'stranger@acme.example', '']) {
      expect(await decide(own.requestId, { kind: 'approve' }, { as })).toMatchObject({ kind: 'forbidden' });
    }
    expect(await decide(own.requestId, { kind: 'approve' }, { session: own.session })).toEqual({
      kind: 'sign-in',
    });
    expect(await rig.gate.listRequests({ caller: { session: undefined } })).toEqual({ kind: 'sign-in' });
    expect(await rig.gate.listRequests({ caller: { as: 'sales@ostermere.example' } })).toMatchObject({
      kind: 'forbidden',
    });
    expect(await rig.gate.showAudit({ as: 'sales@ostermere.example' })).toMatchObject({ kind: 'forbidden' });
    expect(await rig.gate.showOutbox({ as: 'sales@ostermere.example' })).toMatchObject({ kind: 'forbidden' });
    expect(await statusOf(own.session)).toBe('in-review');
  });

  test('only what a caller may do is offered to them', async () => {
    const own = await inReview();
    const offers = async (as: string) => {
      const shown = await rig.gate.showRequest({ caller: { as }, requestId: own.requestId });
      return shown.kind === 'request' ? shown.offers : shown.kind;
    };
    expect(await offers('approver@ostermere.example')).toEqual(['approve', 'ask', 'deny', 'language']);
    expect(await offers('auditor@ostermere.example')).toEqual([]);
    await decide(own.requestId, { kind: 'approve' });
    expect(await offers('approver@ostermere.example')).toEqual([
      ...['extend', 'resend', 'revoke', 'language'],
    ]);
  });

  test('a role is read anew at each request: who leaves gate.yaml is out, session or not', async () => {
    const own = await inReview();
    const session = await staffSession(rig, 'approver@ostermere.example');
    expect(await rig.gate.listRequests({ caller: { session } })).toMatchObject({ kind: 'requests' });
    const rebuilt = rig.rebuilt((catalogue) => ({ ...catalogue, staff: [] }));
    expect(await rebuilt.listRequests({ caller: { session } })).toMatchObject({ kind: 'forbidden' });
    const decision = { kind: 'approve' } as const;
    expect(
      await rebuilt.decideRequest(visitor, { caller: { session }, requestId: own.requestId, decision }),
    ).toMatchObject({ kind: 'forbidden' });
  });

  test.each([0, -1, 1.5, 91, Number.NaN])('%s days are refused: the policy allows 1 to 90', async (days) => {
    const own = await inReview();
    expect(await decide(own.requestId, { kind: 'approve', days })).toMatchObject({
      kind: 'refused',
      code: 'days-out-of-range',
    });
  });

  test('only what was requested can be approved', async () => {
    const own = await inReview();
    expect(await decide(own.requestId, { kind: 'approve', documents: ['pen-test-2026'] })).toMatchObject({
      code: 'unknown-document',
    });
    expect(await decide(own.requestId, { kind: 'approve', documents: [] })).toMatchObject({
      code: 'no-documents',
    });
    expect(await decide('r-000000000000', { kind: 'approve' })).toEqual({ kind: 'not-found' });
  });

  test('an agreement signed elsewhere is a recorded bypass: approver, reason, reference', async () => {
    const approvalFirst = await openRig({
      catalogue: { approval: { order: 'approval-first', grantDays: 14, maxGrantDays: 90, target: '1 day' } },
    });
    const own = await verified(approvalFirst);
    const ndaOnFile = { reference: 'MSA-2025-14', reason: 'Master agreement holds an NDA.' };
    const outcome = await approvalFirst.gate.decideRequest(visitor, {
      caller: approver,
      requestId: own.requestId,
      decision: { kind: 'approve', ndaOnFile },
    });
    expect(outcome).toEqual({ kind: 'decided', status: 'active' });
    const shown = await approvalFirst.gate.showRequest({ caller: approver, requestId: own.requestId });
    expect(shown).toMatchObject({
      acceptances: [{ kind: 'on-file', recordedBy: 'approver@ostermere.example', ...ndaOnFile }],
    });
    await approvalFirst.database.close();
  });

  test('an agreement on file also frees a request that waits for its signature', async () => {
    const own = await verified(rig);
    const ndaOnFile = { reference: 'MSA-2025-14', reason: 'Master agreement holds an NDA.' };
    expect(await decide(own.requestId, { kind: 'approve', ndaOnFile })).toEqual({
      kind: 'decided',
      status: 'active',
    });
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'soc2-2026' })).toBe('allowed');
  });

  test('a request that is approved already is not approved again, with an agreement on file or without', async () => {
    const ndaOnFile = { reference: 'MSA-2025-14', reason: 'Master agreement holds an NDA.' };
    const own = await granted(rig);
    const before = await events(rig);
    expect(await decide(own.requestId, { kind: 'approve', ndaOnFile })).toMatchObject({
      kind: 'refused',
      code: 'illegal-transition',
    });
    expect(await events(rig)).toEqual(before);
  });

  test('a refused decision leaves nothing behind, not even the agreement that came with it', async () => {
    const own = await inReview(requestForm({ documents: ['pen-test-2026'] }));
    await decide(own.requestId, { kind: 'deny', reason: 'No.' });
    const rebuilt = rig.rebuilt((catalogue) => ({
      ...catalogue,
      agreements: [agreementOf('mutual-nda', 'A stricter text.', '2.0')],
    }));
    const before = await events(rig);
    const decision = { kind: 'approve', ndaOnFile: { reference: 'x', reason: 'y' } } as const;
    const outcome = await rebuilt.decideRequest(visitor, {
      caller: approver,
      requestId: own.requestId,
      decision,
    });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'illegal-transition' });
    expect(await events(rig)).toEqual(before);
    expect(await rig.gate.showRequest({ caller: approver, requestId: own.requestId })).toMatchObject({
      acceptances: [{ kind: 'click-wrap' }],
    });
  });
});

describe('statement 4: rules approve by the exact domain of the verified address', () => {
  const rules = (domain: string) => ({
    catalogue: { autoApprove: [{ domain, documents: ['soc2-2026'], days: 30 }] },
  });
  const outcomeFor = async (email: string, domain = 'acme.com', documents = ['soc2-2026']) => {
    const ruled = await openRig(rules(domain));
    const form = requestForm({ email, documents });
    const asked = await ruled.gate.submitRequest(visitor, form);
    if (asked.kind !== 'check-mail') return asked.kind;
    const own = await verified(ruled, { ...form, email: asked.email });
    await sign(ruled, own);
    const shown = await ruled.gate.showStatus(own.session);
    await ruled.database.close();
    return shown.kind === 'status' ? shown.requests[0]?.status : shown.kind;
  };

  test('a match runs at once, after the agreement', async () => {
    expect(await outcomeFor('ada@acme.com')).toBe('active');
    expect(await outcomeFor('ADA@ACME.COM')).toBe('active');
  });

  test.each(['a@evilacme.com', 'a@acme.com.evil.io', 'a@mail.acme.com', 'a@\u0430cme.com'])(
    '%s waits for a person',
    async (email) => {
      expect(await outcomeFor(email)).toBe('in-review');
    },
  );

  test.each([
    'a@acme.com@evil.io',
    'a@acme.com.',
    '"a@acme.com"@evil.io',
    '"a"@acme.com',
    'a@acme.com\u0000',
    'a b@acme.com',
  ])('%j is no address', async (email) => {
    expect(await outcomeFor(email)).toBe('invalid');
  });

  test('a free-mail domain is never approved by a rule, nor a document that the rule does not name', async () => {
    expect(await outcomeFor('a@gmail.com', 'gmail.com')).toBe('in-review');
    expect(await outcomeFor('a@acme.com', 'acme.com', ['soc2-2026', 'pen-test-2026'])).toBe('in-review');
  });

  test('statement 8: a rule does not give back what staff ended or denied; the next request waits for a person', async () => {
    const form = requestForm({ email: 'ada@acme.com' });
    for (const paper of [{}, { ndaOnFile: { reference: 'MSA-7', since: '2025-01-01' } }]) {
      const ruled = await openRig({
        catalogue: { autoApprove: [{ domain: 'acme.com', documents: ['soc2-2026'], days: 30, ...paper }] },
      });
      const statuses = async (session: string) => {
        const shown = await ruled.gate.showStatus(session);
        return shown.kind === 'status' ? shown.requests.map(({ status }) => status).sort() : shown.kind;
      };
      const first = await verified(ruled, form);
      if (!('ndaOnFile' in paper)) await sign(ruled, first);
      expect(await statuses(first.session)).toEqual(['active']);
      const revoke = { caller: approver, requestId: first.requestId, reason: 'Left the company.' };
      expect(await ruled.gate.revokeGrant(visitor, revoke)).toMatchObject({ kind: 'revoked' });
      const again = await verified(ruled, form);
      expect(await statuses(again.session)).toEqual(['in-review', 'revoked']);
      expect(await ruled.gate.checkDownload({ session: again.session, documentId: 'soc2-2026' })).toBe(
        'not-found',
      );
      const deny = { kind: 'deny', reason: 'Left the company.' } as const;
      await ruled.gate.decideRequest(visitor, {
        caller: approver,
        requestId: again.requestId,
        decision: deny,
      });
      const third = await verified(ruled, form);
      expect(await statuses(third.session)).toEqual(['denied', 'in-review', 'revoked']);
      await ruled.database.close();
    }
  });

  test('a rule still approves again after the requester took a request back', async () => {
    const ruled = await openRig({
      catalogue: {
        approval: { order: 'approval-first', grantDays: 14, maxGrantDays: 90, target: '1 day' },
        autoApprove: [{ domain: 'acme.com', documents: ['soc2-2026'], days: 30 }],
      },
    });
    const form = requestForm({ email: 'ada@acme.com' });
    await ruled.gate.withdrawRequest(visitor, await verified(ruled, form));
    const again = await verified(ruled, form);
    expect(await sign(ruled, again)).toMatchObject({ kind: 'accepted', next: 'access' });
    await ruled.database.close();
  });

  test('a rule with an agreement on file opens access at the proof of the address, and the record says why', async () => {
    const ruled = await openRig({
      catalogue: {
        autoApprove: [
          {
            domain: 'acme.example',
            documents: ['soc2-2026'],
            days: 200,
            ndaOnFile: { reference: 'MSA-7', since: '2025-01-01' },
          },
        ],
      },
    });
    const own = await verified(ruled);
    expect(await ruled.gate.showAccess(own.session)).toMatchObject({
      documents: [{ until: start + 90 * day }],
    });
    expect(await events(ruled)).toEqual([
      'request-submitted',
      'email-verified',
      'agreement-on-file',
      'request-approved',
      'grant-started',
    ]);
    await ruled.database.close();
  });
});

describe('statement 8: how access ends', () => {
  const access = (session: string) => rig.gate.checkDownload({ session, documentId: 'soc2-2026' });
  const stillSignedIn = { requesterSession: { idleMs: 365 * day, absoluteMs: 365 * day } };

  test('at the second of expiry, in every place', async () => {
    await rig.database.close();
    rig = await openRig({ settings: stillSignedIn });
    const own = await granted(rig);
    rig.advance(14 * day - 1);
    expect(await access(own.session)).toBe('allowed');
    rig.advance(1);
    expect(await access(own.session)).toBe('not-found');
    expect(await rig.gate.showAccess(own.session)).toMatchObject({
      documents: [],
      ended: [{ how: 'expired' }],
    });
    expect(await statusOf(own.session)).toBe('expired');
    expect(await rig.gate.keepHouse()).toEqual({ expired: 1 });
    expect(await rig.gate.keepHouse()).toEqual({ expired: 0 });
    expect(await statusOf(own.session)).toBe('expired');
  });

  test('at the next request after revocation, for open sessions too; the person is told', async () => {
    const own = await granted(rig);
    const revoke = { caller: approver, requestId: own.requestId, reason: 'The deal is off.' };
    expect(
      await rig.gate.revokeGrant(visitor, { ...revoke, caller: { as: 'auditor@ostermere.example' } }),
    ).toMatchObject({ kind: 'forbidden' });
    expect(await rig.gate.revokeGrant(visitor, revoke)).toEqual({
      kind: 'revoked',
      documents: ['soc2-2026'],
    });
    expect(await access(own.session)).toBe('not-found');
    expect(await rig.gate.showAccess(own.session)).toMatchObject({
      documents: [],
      ended: [{ how: 'revoked' }],
    });
    expect(await mailsTo('ada@acme.example')).toContain('Your access at Ostermere has ended');
    expect(await rig.gate.revokeGrant(visitor, revoke)).toMatchObject({
      kind: 'refused',
      code: 'nothing-to-revoke',
    });
  });

  test('everything that lets this person at the document ends, a renewal by another request too', async () => {
    const own = await granted(rig, requestForm({ documents: ['soc2-2026', 'pen-test-2026'] }));
    const renewal = await verified(rig);
    await decide(renewal.requestId, { kind: 'approve' });
    const other = await granted(rig, requestForm({ email: 'eve@acme.example' }));
    const revoke = { caller: approver, requestId: own.requestId, documents: ['soc2-2026'], reason: 'Off.' };
    expect(await rig.gate.revokeGrant(visitor, revoke)).toEqual({
      kind: 'revoked',
      documents: ['soc2-2026'],
    });
    expect(await access(own.session)).toBe('not-found');
    expect(await access(renewal.session)).toBe('not-found');
    expect(await access(other.session)).toBe('allowed');
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'pen-test-2026' })).toBe(
      'allowed',
    );
    expect(await rig.gate.showStatus(own.session)).toMatchObject({
      requests: expect.arrayContaining([
        expect.objectContaining({ id: own.requestId, status: 'active' }),
        expect.objectContaining({ id: renewal.requestId, status: 'revoked' }),
      ]),
    });
    expect((await events(rig)).filter((event) => event === 'grant-revoked')).toHaveLength(2);
    expect(
      (await mailsTo('ada@acme.example')).filter((subject) => subject.includes('has ended')),
    ).toHaveLength(1);
  });

  test('nothing revives a revoked grant but a new request and decision', async () => {
    const own = await granted(rig);
    await rig.gate.revokeGrant(visitor, { caller: approver, requestId: own.requestId, reason: 'Off.' });
    expect(await decide(own.requestId, { kind: 'approve' })).toMatchObject({ kind: 'refused' });
    expect(await rig.gate.showAgreement(own)).toEqual({ kind: 'nothing-to-sign' });
    const again = await granted(rig).catch((error: Error) => error.message);
    expect(again).toContain('nothing to sign');
    const second = await verified(rig);
    await decide(second.requestId, { kind: 'approve' });
    expect(await access(second.session)).toBe('allowed');
  });

  test('one document of several: the rest goes on', async () => {
    const own = await granted(rig, requestForm({ documents: ['soc2-2026', 'pen-test-2026'] }));
    await rig.gate.revokeGrant(visitor, {
      caller: approver,
      requestId: own.requestId,
      documents: ['soc2-2026'],
      reason: 'Off.',
    });
    expect(await access(own.session)).toBe('not-found');
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'pen-test-2026' })).toBe(
      'allowed',
    );
    expect(await statusOf(own.session)).toBe('active');
  });
});

describe('staff sign-in', () => {
  test('works once, and only in the browser that asked', async () => {
    const asked = await rig.gate.requestStaffSignIn(visitor, 'Admin@ostermere.example');
    const flow = asked.kind === 'check-mail' ? asked.flow.token : '';
    await rig.deliver();
    const token = /sign-in\/([\w-]+)/.exec(rig.mailbox[0]?.text ?? '')?.[1] ?? '';
    expect(await rig.gate.showVerification(token)).toMatchObject({ kind: 'ready', purpose: 'staff-sign-in' });
    expect(await rig.gate.verifyByLink(visitor, token)).toEqual({ kind: 'unknown' });
    expect(await rig.gate.confirmStaffSignIn(visitor, { token, flow: undefined })).toEqual({
      kind: 'other-browser',
    });
    const twenty = Array.from({ length: 20 }, () => rig.gate.confirmStaffSignIn(visitor, { token, flow }));
    const kinds = (await Promise.all(twenty)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'signed-in')).toHaveLength(1);
  });

  test('an address that is not staff gets the same answer and no mail', async () => {
    const known = await rig.gate.requestStaffSignIn(visitor, 'admin@ostermere.example');
    const unknown = await rig.gate.requestStaffSignIn(visitor, 'ada@acme.example');
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    await rig.deliver();
    expect(rig.mailbox.map(({ to }) => to)).toEqual(['admin@ostermere.example']);
  });

  test('a staff session is no requester session, nor the other way round', async () => {
    const session = await staffSession(rig, 'admin@ostermere.example');
    expect(await rig.gate.showStatus(session)).toEqual({ kind: 'sign-in' });
    const own = await verified(rig);
    expect(await rig.gate.showOutbox({ session: own.session })).toEqual({ kind: 'sign-in' });
    expect(await rig.gate.showOutbox({ session })).toMatchObject({ kind: 'outbox' });
  });
});
