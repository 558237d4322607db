import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approver, events, openRig, proofOf, type Rig, staffSession, visitor } from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

const admin = { as: 'admin@ostermere.example' };

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
