import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decide, inReview, statusOf } from './decision.fixture.ts';
import {
  agreementOf,
  approver,
  events,
  granted,
  openRig,
  type Rig,
  requestForm,
  staffSession,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

describe('statement 8: who decides', () => {
  test('approve and deny at the same time have one winner', async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = await inReview(rig, requestForm({ email: `p${round}@acme.example` }));
      const both = await Promise.all([
        decide(rig, own.requestId, { kind: 'approve' }),
        decide(rig, own.requestId, { kind: 'deny', reason: 'No.' }, { as: 'second@ostermere.example' }),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(['decided', 'refused']);
    }
  });

  test('two approvals at the same time give one set of grants', async () => {
    const own = await inReview(rig);
    await Promise.all([
      decide(rig, own.requestId, { kind: 'approve' }),
      decide(rig, own.requestId, { kind: 'approve' }),
    ]);
    expect(await rig.database.store.read((tx) => tx.grants.listByRequest(own.requestId))).toHaveLength(1);
  });

  test('nobody decides on their own request', async () => {
    const own = await inReview(rig, requestForm({ email: 'Approver@ostermere.example' }));
    expect(await decide(rig, own.requestId, { kind: 'approve' })).toMatchObject({
      kind: 'refused',
      code: 'own-request',
    });
    expect(await rig.gate.showRequest({ caller: approver, requestId: own.requestId })).toMatchObject({
      own: true,
    });
    expect(
      await decide(rig, own.requestId, { kind: 'approve' }, { as: 'second@ostermere.example' }),
    ).toMatchObject({ kind: 'decided' });
  });

  test('sales, auditor and strangers decide nothing; without a session nobody is told anything', async () => {
    const own = await inReview(rig);
    for (const as of ['sales@ostermere.example', 'auditor@ostermere.example', 'stranger@acme.example', '']) {
      expect(await decide(rig, own.requestId, { kind: 'approve' }, { as })).toMatchObject({
        kind: 'forbidden',
      });
    }
    expect(await decide(rig, own.requestId, { kind: 'approve' }, { session: own.session })).toEqual({
      kind: 'sign-in',
    });
    expect(await rig.gate.listRequests({ caller: { session: undefined } })).toEqual({ kind: 'sign-in' });
    expect(await rig.gate.listRequests({ caller: { as: 'sales@ostermere.example' } })).toMatchObject({
      kind: 'forbidden',
    });
    expect(await rig.gate.showAudit({ as: 'sales@ostermere.example' })).toMatchObject({ kind: 'forbidden' });
    expect(await rig.gate.showOutbox({ as: 'sales@ostermere.example' })).toMatchObject({ kind: 'forbidden' });
    expect(await statusOf(rig, own.session)).toBe('in-review');
  });

  test('only what a caller may do is offered to them', async () => {
    const own = await inReview(rig);
    const offers = async (as: string) => {
      const shown = await rig.gate.showRequest({ caller: { as }, requestId: own.requestId });
      return shown.kind === 'request' ? shown.offers : shown.kind;
    };
    expect(await offers('approver@ostermere.example')).toEqual(['approve', 'ask', 'deny', 'language']);
    expect(await offers('auditor@ostermere.example')).toEqual([]);
    await decide(rig, own.requestId, { kind: 'approve' });
    expect(await offers('approver@ostermere.example')).toEqual([
      ...['extend', 'resend', 'revoke', 'language'],
    ]);
  });

  test('a role is read anew at each request: who leaves gate.yaml is out, session or not', async () => {
    const own = await inReview(rig);
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
    const own = await inReview(rig);
    expect(await decide(rig, own.requestId, { kind: 'approve', days })).toMatchObject({
      kind: 'refused',
      code: 'days-out-of-range',
    });
  });

  test('only what was requested can be approved', async () => {
    const own = await inReview(rig);
    expect(await decide(rig, own.requestId, { kind: 'approve', documents: ['pen-test-2026'] })).toMatchObject(
      {
        code: 'unknown-document',
      },
    );
    expect(await decide(rig, own.requestId, { kind: 'approve', documents: [] })).toMatchObject({
      code: 'no-documents',
    });
    expect(await decide(rig, 'r-000000000000', { kind: 'approve' })).toEqual({ kind: 'not-found' });
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
    expect(await decide(rig, own.requestId, { kind: 'approve', ndaOnFile })).toEqual({
      kind: 'decided',
      status: 'active',
    });
    expect(await rig.gate.checkDownload({ session: own.session, documentId: 'soc2-2026' })).toBe('allowed');
  });

  test('a request that is approved already is not approved again, with an agreement on file or without', async () => {
    const ndaOnFile = { reference: 'MSA-2025-14', reason: 'Master agreement holds an NDA.' };
    const own = await granted(rig);
    const before = await events(rig);
    expect(await decide(rig, own.requestId, { kind: 'approve', ndaOnFile })).toMatchObject({
      kind: 'refused',
      code: 'illegal-transition',
    });
    expect(await events(rig)).toEqual(before);
  });

  test('a refused decision leaves nothing behind, not even the agreement that came with it', async () => {
    const own = await inReview(rig, requestForm({ documents: ['pen-test-2026'] }));
    await decide(rig, own.requestId, { kind: 'deny', reason: 'No.' });
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
});
