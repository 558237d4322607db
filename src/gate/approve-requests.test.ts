import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inReview } from './decision.fixture.ts';
import { approver, events, openRig, type Rig, requestForm, verified, visitor } from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

const admin = { as: 'admin@ostermere.example' };

describe('several requests at once', () => {
  test('each is its own decision: what cannot be approved is refused alone, and the others stand', async () => {
    const one = await inReview(rig, requestForm({ email: 'ada@acme.example' }));
    const two = await inReview(rig, requestForm({ email: 'bob@acme.example' }));
    const unsigned = await verified(rig, requestForm({ email: 'cleo@acme.example' }));
    const own = await inReview(rig, requestForm({ email: approver.as }));
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
    const { requestId } = await inReview(rig, requestForm({ email: 'ada@acme.example' }));
    const decision = { kind: 'ask', question: 'Who is this for?' } as const;
    await rig.gate.decideRequest(visitor, { caller: admin, requestId, decision });
    expect(
      await rig.gate.approveRequests(visitor, { caller: approver, requestIds: [requestId] }),
    ).toMatchObject({ results: [{ outcome: { kind: 'refused', code: 'changed-meanwhile' } }] });
    const looked = { caller: approver, requestId, decision: { kind: 'approve' } } as const;
    expect(await rig.gate.decideRequest(visitor, looked)).toMatchObject({ kind: 'decided' });
  });

  test('statement 8: sales and auditors approve none of them', async () => {
    const { requestId } = await inReview(rig, requestForm({ email: 'ada@acme.example' }));
    for (const as of ['sales@ostermere.example', 'auditor@ostermere.example']) {
      const outcome = await rig.gate.approveRequests(visitor, { caller: { as }, requestIds: [requestId] });
      expect(outcome).toMatchObject({ kind: 'forbidden' });
    }
  });
});
