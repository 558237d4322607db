import { afterEach, beforeEach, expect, test } from 'vitest';
import { requestForm, sign, verified } from '#gate/gate.fixture.ts';
import { type OperatorRig, openOperatorRig } from './operator-rig.fixture.ts';

const as = ['--as', 'approver@ostermere.example'];
const json = [...as, '--format', 'json'];
let rig: OperatorRig;
let ids: string[];

beforeEach(async () => {
  rig = await openOperatorRig();
  ids = [];
  for (const email of ['ada@acme.example', 'bob@acme.example']) {
    const own = await verified(rig, requestForm({ email }));
    await sign(rig, own);
    ids.push(own.requestId);
  }
});
afterEach(() => rig.close());

test('several requests are approved each on its own, and as JSON they are one list', async () => {
  const [first = '', second = ''] = ids;
  const { code, out } = await rig.vitrine('requests', 'approve', first, second, ...json);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [
      { id: first, kind: 'decided', status: 'active' },
      { id: second, kind: 'decided', status: 'active' },
    ],
  ]);
});

test('one that is refused is in the list too, is named, and does not hold up the others', async () => {
  const [first = '', second = ''] = ids;
  const { code, out, err } = await rig.vitrine('requests', 'approve', first, 'r-nothing', second, ...json);
  expect(code).toBe(1);
  expect(JSON.parse(out).map(({ id, kind }: { id: string; kind: string }) => [id, kind])).toEqual([
    [first, 'decided'],
    ['r-nothing', 'not-found'],
    [second, 'decided'],
  ]);
  expect(err).toBe('r-nothing: There is no such request.\n');
});

test('one alone is one object, and text is a line each', async () => {
  const [first = '', second = ''] = ids;
  const one = await rig.vitrine('requests', 'approve', first, ...json);
  expect(JSON.parse(one.out)).toEqual({ kind: 'decided', status: 'active' });
  const both = await rig.vitrine('requests', 'resend', first, ...as);
  expect(both.out).toBe('The mail is on its way.\n');
  const spoken = await rig.vitrine('requests', 'language', first, ...as, '--language', 'de');
  expect(spoken.out).toBe(`From now on we write to the person of ${first} in de.\n`);
  expect(await rig.vitrine('requests', 'language', first, ...as, '--language', 'fr')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--language fr is unknown; mails are in en, de.'),
  });
  const denied = await rig.vitrine('requests', 'deny', first, second, ...as, '--reason', 'No contract.');
  expect(denied.code).toBe(1);
  expect(denied.out).toBe(`${second} is denied. The requester is told by mail.\n`);
  expect(denied.err).toContain(`${first}: `);
});

test('what is done to one at a time takes no second word, and nothing is left out silently', async () => {
  const [first = '', second = ''] = ids;
  expect(await rig.vitrine('requests', 'show', first, second, ...as)).toMatchObject({
    code: 2,
    err: expect.stringContaining(`show takes one at a time; ${second} would be left out.`),
  });
});

test('invitations and requests can be revoked in one go', async () => {
  const [first = ''] = ids;
  await rig.vitrine('requests', 'approve', first, ...as);
  const form = ['--company', 'Acme', '--purpose', 'Review.', '--documents', 'soc2-2026'];
  const invited = await rig.vitrine('requests', 'invite', 'eve@other.example', ...form, ...json);
  const { invitationId } = JSON.parse(invited.out);
  const { code, out } = await rig.vitrine(
    'requests',
    'revoke',
    first,
    invitationId,
    ...json,
    '--reason',
    'Over.',
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([
    { id: first, kind: 'revoked' },
    { id: invitationId, kind: 'done', status: 'revoked' },
  ]);
});

test('the role decides: an auditor lists, and approves nothing', async () => {
  const [first = ''] = ids;
  const auditor = ['--as', 'auditor@ostermere.example'];
  expect((await rig.vitrine('requests', 'list', ...auditor)).out).toContain(first);
  expect(await rig.vitrine('requests', 'approve', ...ids, ...auditor)).toMatchObject({ code: 1, out: '' });
});
