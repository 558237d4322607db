import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  agreementOf,
  approver,
  day,
  events,
  granted,
  openRig,
  type Rig,
  requestForm,
  sign,
  start,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
let own: { session: string; requestId: string };
const longSession = { requesterSession: { idleMs: 60 * day, absoluteMs: 90 * day } };

beforeEach(async () => {
  rig = await openRig({ settings: longSession });
  own = await granted(rig);
});
afterEach(() => rig.database.close());

async function renewals(gate = rig.gate) {
  const shown = await gate.showAccess(own.session);
  if (shown.kind !== 'access') throw new Error(shown.kind);
  return shown.renewals;
}

describe('access that ends, on the page of those who have it', () => {
  test('can be asked for again some days before its end and for two weeks after it', async () => {
    expect(await renewals()).toEqual([]);
    rig.advance(11 * day);
    const soon = {
      requestId: own.requestId,
      documents: ['Document soc2-2026'],
      endsAt: start + 14 * day,
      isWaiting: false,
    };
    expect(await renewals()).toEqual([{ ...soon, ending: 'ends-soon' }]);
    rig.advance(3 * day);
    expect(await renewals()).toEqual([{ ...soon, ending: 'ended' }]);
    rig.advance(14 * day);
    expect(await renewals()).toEqual([]);
    expect(await rig.gate.renewOwnAccess(visitor, own)).toEqual({ kind: 'closed' });
  });

  test('is one new request, decided anew, however often and in parallel it is asked for', async () => {
    rig.advance(12 * day);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => rig.gate.renewOwnAccess(visitor, own)),
    );
    const ids = new Set(
      outcomes.map((outcome) => (outcome.kind === 'asked' ? outcome.requestId : outcome.kind)),
    );
    expect(ids.size).toBe(1);
    expect(outcomes[0]).toMatchObject({ kind: 'asked', next: 'status' });
    expect((await events(rig)).filter((event) => event === 'renewal-requested')).toHaveLength(1);
    expect(await renewals()).toMatchObject([{ isWaiting: true }]);
    const [requestId = ''] = ids;
    await rig.gate.decideRequest(visitor, { caller: approver, requestId, decision: { kind: 'approve' } });
    expect(await renewals()).toEqual([]);
    expect(await rig.gate.showAccess(own.session)).toMatchObject({
      documents: [{ until: start + 26 * day }],
    });
  });

  test('opens at once where a rule approves it, and leads to a new text of the agreement where there is one', async () => {
    rig.advance(12 * day);
    const ruled = rig.rebuilt((catalogue) => ({
      ...catalogue,
      autoApprove: [{ domain: 'acme.example', documents: ['soc2-2026'], days: 30 }],
    }));
    const changed = rig.rebuilt((catalogue) => ({
      ...catalogue,
      agreements: [agreementOf('mutual-nda', 'Each party keeps everything.', '2.0')],
    }));
    expect(await changed.renewOwnAccess(visitor, own)).toMatchObject({ kind: 'asked', next: 'agree' });
    expect(await ruled.renewOwnAccess(visitor, own)).toMatchObject({ kind: 'asked', next: 'access' });
  });

  test('keeps how the address was proved: by the session that asks', async () => {
    rig.advance(12 * day);
    const outcome = await rig.gate.renewOwnAccess(visitor, own);
    const requestId = outcome.kind === 'asked' ? outcome.requestId : '';
    const request = await rig.database.store.read((tx) => tx.requests.find(requestId));
    expect(request).toMatchObject({ verifiedBy: 'link', verifiedAt: start, submittedAt: start + 12 * day });
  });

  test('is nobody else’s: without a session, with another’s, for another’s request nothing happens', async () => {
    rig.advance(12 * day);
    const other = await verified(rig, requestForm({ email: 'eve@other.example' }));
    for (const [session, outcome] of [
      [undefined, 'sign-in'],
      ['x'.repeat(43), 'sign-in'],
      [other.session, 'closed'],
    ] as const)
      expect(await rig.gate.renewOwnAccess(visitor, { ...own, session })).toEqual({ kind: outcome });
    expect(await events(rig)).not.toContain('renewal-requested');
  });

  test('is not offered where staff ended it, where other access lasts on, or to a blocked address', async () => {
    rig.advance(12 * day);
    const blocked = rig.rebuilt((catalogue) => ({
      ...catalogue,
      block: { ...catalogue.block, domains: ['acme.example'] },
    }));
    expect(await renewals(blocked)).toEqual([]);
    expect(await blocked.renewOwnAccess(visitor, own)).toEqual({ kind: 'closed' });
    const second = await verified(rig, requestForm());
    await sign(rig, second).catch(() => {});
    await rig.gate.decideRequest(visitor, {
      caller: approver,
      requestId: second.requestId,
      decision: { kind: 'approve' },
    });
    expect(await renewals()).toEqual([]);
    await rig.gate.revokeGrant(visitor, { caller: approver, requestId: second.requestId, reason: 'Over.' });
    await rig.gate.revokeGrant(visitor, { caller: approver, requestId: own.requestId, reason: 'Over.' });
    expect(await renewals()).toEqual([]);
    expect(await rig.gate.renewOwnAccess(visitor, own)).toEqual({ kind: 'closed' });
  });

  test('is bounded like other requests of an address', async () => {
    rig.advance(12 * day);
    for (let count = 0; count < 5; count += 1) await rig.gate.renewOwnAccess(visitor, own);
    expect(await rig.gate.renewOwnAccess(visitor, own)).toMatchObject({ kind: 'too-many' });
  });
});
