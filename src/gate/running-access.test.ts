import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inReview } from './decision.fixture.ts';
import {
  agreementOf,
  approver,
  day,
  documentOf,
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
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

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
    const own = await inReview(rig, requestForm({ email: approver.as }));
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
    const { requestId: waiting } = await inReview(rig, requestForm({ email: 'bob@acme.example' }));
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
