import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRig, type Rig, staffSession, verified, visitor } from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

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
