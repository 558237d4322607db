import { afterEach, expect, test } from 'vitest';
import type { StaffRole } from '#domain/gate/gate-catalogue.ts';
import { approver, openRig, proofOf, type Rig, requestForm, sign, visitor } from './gate.fixture.ts';
import type { StaffIdentityProvider } from './ports.ts';

let rig: Rig;
afterEach(() => rig.database.close());

const salesperson = 'sales@ostermere.example';
const form = {
  ...{ to: 'ada@acme.example', company: 'Acme', purpose: 'Review.', documents: ['soc2-2026'] },
  salesperson,
};

const providerGiving = (givenRoles: readonly StaffRole[]): StaffIdentityProvider => ({
  ...{ name: 'login.ostermere.example', allowsMailedLinks: true, givenRoles },
  startUrl: async () => null,
  redeem: async () => ({ kind: 'declined' }),
  endUrl: async () => null,
  roleOf: () => null,
});

/** An invitation that is taken up and signed after both, its approver and its salesperson, were taken out of gate.yaml. */
async function takenUpAfterwards(givenRoles: readonly StaffRole[] | null) {
  rig = await openRig(givenRoles ? { ports: { identityProvider: providerGiving(givenRoles) } } : {});
  await rig.gate.invite(visitor, { caller: approver, form });
  await rig.deliver();
  const token = /\/i\/([\w-]+)/.exec(rig.mailbox.at(-1)?.text ?? '')?.[1] ?? '';
  const gone = [approver.as, salesperson];
  const gate = rig.rebuilt((catalogue) => ({
    ...catalogue,
    staff: catalogue.staff.filter(({ email }) => !gone.includes(email)),
  }));
  await gate.submitInvited(visitor, { token, form: { ...requestForm(), email: '' } });
  await rig.deliver();
  const proved = await gate.verifyByLink(visitor, proofOf(rig, 'ada@acme.example').token);
  if (proved.kind !== 'verified' || proved.next.kind !== 'agree') throw new Error(proved.kind);
  const session = proved.session.token;
  await sign(rig, { session, requestId: proved.next.requestId }, gate);
  await rig.deliver();
  const shown = await gate.showStatus(session);
  return {
    status: shown.kind === 'status' ? shown.requests[0]?.status : shown.kind,
    told: rig.mailbox.filter(({ to }) => to === salesperson).length,
  };
}

test.each([
  ['no provider', null],
  ['a provider that maps no group', []],
  ['a provider whose groups give roles that decide nothing', ['auditor']],
] as const)('with %s an approval of somebody who has left counts no more', async (_, givenRoles) => {
  expect((await takenUpAfterwards(givenRoles)).status).toBe('in-review');
});

test.each([
  ['no provider', null],
  ['a provider that maps no group', []],
] as const)('with %s a salesperson who has left hears nothing of who came', async (_, givenRoles) => {
  expect((await takenUpAfterwards(givenRoles)).told).toBe(0);
});

test('where groups give roles, who is not in gate.yaml may have one, until somebody ends their rights here', async () => {
  expect(await takenUpAfterwards(['approver'])).toEqual({ status: 'active', told: 3 });
});
