import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decide, inReview, mailsTo, statusOf } from './decision.fixture.ts';
import {
  approver,
  day,
  events,
  minute,
  openRig,
  type Rig,
  requestForm,
  sign,
  start,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

describe('the way of a request', () => {
  test('nda-first: verified, agreed, in review, active; every step is in the log and told to those concerned', async () => {
    const own = await verified(rig);
    expect(await statusOf(rig, own.session)).toBe('verified');
    expect(await decide(rig, own.requestId, { kind: 'approve' })).toMatchObject({
      kind: 'refused',
      code: 'agreement-first',
    });
    await sign(rig, own);
    expect(await statusOf(rig, own.session)).toBe('in-review');
    expect(await decide(rig, own.requestId, { kind: 'approve', days: 30 })).toEqual({
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
    expect(await mailsTo(rig, 'trust@ostermere.example')).toEqual([
      'A request waits for a decision: Ada Prospect, Acme GmbH',
    ]);
    expect((await mailsTo(rig, 'ada@acme.example')).toSorted()).toEqual([
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
    const own = await inReview(rig, requestForm({ documents: ['soc2-2026', 'pen-test-2026'] }));
    expect(await decide(rig, own.requestId, { kind: 'approve', documents: ['pen-test-2026'] })).toMatchObject(
      {
        kind: 'decided',
      },
    );
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'pen-test-2026' })).toBe(
      'allowed',
    );
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'soc2-2026' })).toBe('not-found');
  });

  test('a denial is told with its reason', async () => {
    const own = await inReview(rig);
    expect(await decide(rig, own.requestId, { kind: 'deny', reason: ' ' })).toMatchObject({
      code: 'text-missing',
    });
    expect(await decide(rig, own.requestId, { kind: 'deny', reason: 'No contract in view.' })).toEqual({
      kind: 'decided',
      status: 'denied',
    });
    expect(await mailsTo(rig, 'ada@acme.example')).toContain('Your request to Ostermere is declined');
    expect(await rig.gate.showStatus(own.session)).toMatchObject({
      requests: [{ reason: 'No contract in view.', canWithdraw: false }],
    });
  });

  test('more information: question, answer, back in review; staff may also decide without an answer', async () => {
    const own = await inReview(rig);
    await decide(rig, own.requestId, { kind: 'ask', question: 'Which product?' });
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
    expect(await statusOf(rig, own.session)).toBe('in-review');
    await decide(rig, own.requestId, { kind: 'ask', question: 'Since when?' });
    expect(await decide(rig, own.requestId, { kind: 'deny', reason: 'No answer.' })).toEqual({
      kind: 'decided',
      status: 'denied',
    });
  });

  test('any open request can be withdrawn, and an ended one cannot', async () => {
    const own = await inReview(rig);
    expect(await rig.gate.withdrawRequest(visitor, own)).toEqual({ kind: 'withdrawn' });
    expect(await rig.gate.withdrawRequest(visitor, own)).toMatchObject({ kind: 'refused' });
    expect(await decide(rig, own.requestId, { kind: 'approve' })).toMatchObject({
      kind: 'refused',
      code: 'illegal-transition',
    });
  });
});
