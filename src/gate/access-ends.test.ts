import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decide, mailsTo, statusOf } from './decision.fixture.ts';
import {
  approver,
  day,
  events,
  granted,
  openRig,
  type Rig,
  requestForm,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

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
    expect(await statusOf(rig, own.session)).toBe('expired');
    expect(await rig.gate.keepHouse()).toEqual({ expired: 1 });
    expect(await rig.gate.keepHouse()).toEqual({ expired: 0 });
    expect(await statusOf(rig, own.session)).toBe('expired');
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
    expect(await mailsTo(rig, 'ada@acme.example')).toContain('Your access at Ostermere has ended');
    expect(await rig.gate.revokeGrant(visitor, revoke)).toMatchObject({
      kind: 'refused',
      code: 'nothing-to-revoke',
    });
  });

  test('everything that lets this person at the document ends, a renewal by another request too', async () => {
    const own = await granted(rig, requestForm({ documents: ['soc2-2026', 'pen-test-2026'] }));
    const renewal = await verified(rig);
    await decide(rig, renewal.requestId, { kind: 'approve' });
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
      (await mailsTo(rig, 'ada@acme.example')).filter((subject) => subject.includes('has ended')),
    ).toHaveLength(1);
  });

  test('nothing revives a revoked grant but a new request and decision', async () => {
    const own = await granted(rig);
    await rig.gate.revokeGrant(visitor, { caller: approver, requestId: own.requestId, reason: 'Off.' });
    expect(await decide(rig, own.requestId, { kind: 'approve' })).toMatchObject({ kind: 'refused' });
    expect(await rig.gate.showAgreement(own)).toEqual({ kind: 'nothing-to-sign' });
    const again = await granted(rig).catch((error: Error) => error.message);
    expect(again).toContain('nothing to sign');
    const second = await verified(rig);
    await decide(rig, second.requestId, { kind: 'approve' });
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
    expect(await statusOf(rig, own.session)).toBe('active');
  });
});
