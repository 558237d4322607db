import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  approver,
  day,
  events,
  minute,
  openRig,
  proofOf,
  type Rig,
  requestForm,
  sha256,
  sign,
  start,
  verified,
  visitor,
} from './gate.fixture.ts';
import type { InvitationForm } from './invite.ts';
import type { InvitationAction } from './manage-invitation.ts';
import type { InvitedForm } from './submit-invited.ts';

let rig: Rig;
const rules = [{ domain: 'acme.example', documents: ['soc2-2026'], days: 30 }];
beforeEach(async () => {
  rig = await openRig({ catalogue: { autoApprove: rules } });
});
afterEach(() => rig.database.close());

const sales = { as: 'sales@ostermere.example' };
const invitation = (changes: Partial<InvitationForm> = {}): InvitationForm => ({
  to: 'ada@acme.example',
  company: 'Acme GmbH',
  purpose: 'Vendor review before signing.',
  documents: ['soc2-2026'],
  dealId: 'D-4711',
  ...changes,
});
const invite = async (changes: Partial<InvitationForm> = {}, caller: { as: string } = approver) => {
  const outcome = await rig.gate.invite(visitor, { caller, form: invitation(changes) });
  if (outcome.kind !== 'invited') throw new Error(JSON.stringify(outcome));
  return outcome;
};
const manage = (invitationId: string, action: InvitationAction, caller: { as: string } = approver) =>
  rig.gate.manageInvitation(visitor, { caller, invitationId, action });
/** The token of the newest invitation mailed to somebody. */
const linkTo = async (to: string) => {
  await rig.deliver();
  const mail = rig.mailbox.findLast((one) => one.to === to && one.text.includes('/i/'));
  return /\/i\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
};
const invitedForm = (changes: Partial<InvitedForm> = {}): InvitedForm => ({
  name: 'Ada Prospect',
  email: '',
  company: 'Acme GmbH',
  role: 'Security Analyst',
  recipientCategory: 'prospective user entities',
  ...changes,
});
const takeUp = (token: string, changes: Partial<InvitedForm> = {}) =>
  rig.gate.submitInvited(visitor, { token, form: invitedForm(changes) });
/** Takes up, proves the address; the session and the request. */
const arrive = async (token: string, email = 'ada@acme.example') => {
  const taken = await takeUp(token, { email });
  if (taken.kind !== 'check-mail') throw new Error(taken.kind);
  await rig.deliver();
  const proved = await rig.gate.verifyByLink(visitor, proofOf(rig, email).token);
  if (proved.kind !== 'verified') throw new Error(proved.kind);
  const log = await rig.database.store.read((tx) => tx.audit.list(0, 10_000));
  const requestId = log.findLast(({ event }) => event === 'email-verified')?.request ?? '';
  return { session: proved.session.token, requestId };
};
const statusOf = async (session: string) => {
  const shown = await rig.gate.showStatus(session);
  return shown.kind === 'status' ? shown.requests[0]?.status : shown.kind;
};
const requestsIn = () =>
  rig.database.store.read((tx) => tx.requests.list(['submitted', 'verified', 'active']));

describe('the way of an invitation', () => {
  test('an approver invites: mail, proof, signature, access; the salesperson hears of each step', async () => {
    await invite({ salesperson: 'sales@ostermere.example', days: 20 });
    const own = await arrive(await linkTo('ada@acme.example'));
    expect(await statusOf(own.session)).toBe('verified');
    await sign(rig, own);
    expect(await statusOf(own.session)).toBe('active');
    expect(await rig.gate.showAccess(own.session)).toMatchObject({
      documents: [{ id: 'soc2-2026', until: start + 20 * day }],
    });
    const copy = { session: own.session, documentId: 'soc2-2026' };
    await rig.gate.downloadDocument(visitor, copy);
    await rig.gate.downloadDocument(visitor, copy);
    await rig.deliver();
    const told = rig.mailbox.filter(({ to }) => to === sales.as).map(({ subject }) => subject);
    expect(told.toSorted()).toEqual([
      'Access approved: Ada Prospect, Acme GmbH',
      'Agreement accepted: Ada Prospect, Acme GmbH',
      'First download: Ada Prospect, Acme GmbH',
      'Invitation taken up: Ada Prospect, Acme GmbH',
    ]);
    expect(await events(rig)).toEqual([
      'invitation-made',
      'request-submitted',
      'email-verified',
      'invitation-used',
      'agreement-accepted',
      'request-approved',
      'grant-started',
      'copy-issued',
      'copy-issued',
    ]);
    expect(await rig.gate.showRequest({ caller: approver, requestId: own.requestId })).toMatchObject({
      request: { decidedBy: approver.as },
    });
  });

  test('the mail speaks the language of the invitation', async () => {
    await invite({ language: 'de' });
    await rig.deliver();
    expect(rig.mailbox.at(-1)?.subject).toBe('Ostermere lädt Sie ein, Sicherheitsdokumente zu lesen');
    expect(rig.mailbox.at(-1)?.html).toContain('<html lang="de">');
  });

  test('everything that is wrong with an invitation is said at once', async () => {
    const form = invitation({
      to: 'a@b@c',
      company: '',
      purpose: ' ',
      documents: ['nope'],
      days: 91,
      openDays: 0,
      dealId: 'x\ny',
      language: 'fr',
      salesperson: 'nobody@acme.example',
    });
    expect(await rig.gate.invite(visitor, { caller: approver, form })).toEqual({
      kind: 'invalid',
      problems: {
        to: 'not-an-address',
        company: 'missing',
        purpose: 'missing',
        documents: 'unknown-choice',
        days: 'out-of-range',
        openDays: 'out-of-range',
        dealId: 'control-characters',
        language: 'unknown-choice',
        salesperson: 'not-staff',
      },
    });
    for (const [to, problem] of [
      ['gmail.com', 'free-mail-domain'],
      ['x@rival.example', 'blocked'],
      [approver.as, 'own-address'],
    ])
      expect(
        await rig.gate.invite(visitor, { caller: approver, form: invitation({ to: to ?? '' }) }),
      ).toEqual({
        kind: 'invalid',
        problems: { to: problem },
      });
  });

  test('the mail of an invitation is sent again a few times within the hour and no more', async () => {
    const { invitationId } = await invite();
    const answers: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const outcome = await manage(invitationId, { kind: 'resend' });
      answers.push(outcome.kind === 'refused' ? outcome.code : outcome.kind);
    }
    await rig.deliver();
    const sent = rig.mailbox.filter(({ to }) => to === 'ada@acme.example').length;
    expect(sent).toBeLessThan(12);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(sent - 1);
    expect(answers.at(-1)).toBe('too-many');
  });

  test('a resent link replaces the one before; an extended one lives on, within 90 days of its making', async () => {
    const { invitationId } = await invite({ openDays: 1 });
    const first = await linkTo('ada@acme.example');
    expect(await manage(invitationId, { kind: 'resend' })).toEqual({ kind: 'done', status: 'open' });
    const second = await linkTo('ada@acme.example');
    expect(second).not.toBe(first);
    expect(await rig.gate.openInvitation(first)).toEqual({ kind: 'unknown' });
    rig.advance(day);
    expect(await rig.gate.openInvitation(second)).toEqual({ kind: 'expired' });
    expect(await manage(invitationId, { kind: 'resend' })).toMatchObject({ code: 'wrong-state' });
    await manage(invitationId, { kind: 'extend', days: 90 });
    expect(await rig.gate.openInvitation(second)).toMatchObject({ view: { expiresAt: start + 90 * day } });
  });

  test('a revoked one is dead at once, and what was not approved yet waits for a person', async () => {
    const { invitationId } = await invite();
    const token = await linkTo('ada@acme.example');
    const own = await arrive(token);
    await manage(invitationId, { kind: 'revoke', reason: 'The deal is off.' });
    expect(await rig.gate.openInvitation(token)).toEqual({ kind: 'revoked' });
    expect((await takeUp(token)).kind).toBe('revoked');
    await rig.database.store.read((tx) => tx.invitations.list());
    const rebuilt = rig.rebuilt((catalogue) => ({ ...catalogue, autoApprove: [] }));
    await sign(rig, own, rebuilt);
    expect(await statusOf(own.session)).toBe('in-review');
  });
});

describe('statement 8: the role sales decides nothing', () => {
  test('what a rule approves by itself, sales may send; with a rule that is gone it approves nothing', async () => {
    expect(await invite({ days: 30 }, sales)).toMatchObject({ status: 'open' });
    const own = await arrive(await linkTo('ada@acme.example'));
    const rebuilt = rig.rebuilt((catalogue) => ({ ...catalogue, autoApprove: [] }));
    await sign(rig, own, rebuilt);
    expect(await statusOf(own.session)).toBe('in-review');
  });

  test.each<[string, Partial<InvitationForm>]>([
    ['another domain', { to: 'ada@other.example' }],
    ['another document', { documents: ['pen-test-2026'] }],
    ['more days', { days: 31 }],
  ])('%s than the rule allows waits: no link exists before an approver says yes', async (_, changes) => {
    const { invitationId, status } = await invite(changes, sales);
    expect(status).toBe('waiting');
    await rig.deliver();
    expect(rig.mailbox.filter(({ text }) => text.includes('/i/'))).toEqual([]);
    expect(rig.mailbox.at(-1)).toMatchObject({
      to: 'trust@ostermere.example',
      subject: 'An invitation waits for approval: Acme GmbH',
    });
    expect(await manage(invitationId, { kind: 'resend' }, sales)).toMatchObject({ code: 'wrong-state' });
    expect(await manage(invitationId, { kind: 'approve' }, sales)).toMatchObject({ kind: 'forbidden' });
    expect(await manage(invitationId, { kind: 'approve' })).toEqual({ kind: 'done', status: 'open' });
    const own = await arrive(
      await linkTo(changes.to ?? 'ada@acme.example'),
      changes.to ?? 'ada@acme.example',
    );
    await sign(rig, own);
    expect(await statusOf(own.session)).toBe('active');
  });

  test('a declined one sends nothing and says why to its author', async () => {
    const { invitationId } = await invite({ to: 'other.example' }, sales);
    expect(await manage(invitationId, { kind: 'decline', reason: '' })).toMatchObject({
      code: 'text-missing',
    });
    expect(await manage(invitationId, { kind: 'decline', reason: 'No contract.' })).toEqual({
      kind: 'done',
      status: 'declined',
    });
    await rig.deliver();
    expect(rig.mailbox.find(({ to }) => to === sales.as)?.text).toContain('> No contract.');
    expect(await manage(invitationId, { kind: 'approve' })).toMatchObject({ code: 'wrong-state' });
  });

  test('sales see their own invitations and companies; others do not exist for them; auditors only read', async () => {
    const { invitationId: theirs } = await invite({ to: 'ada@acme.example' });
    const { invitationId: own } = await invite({ to: 'bob@other.example' }, sales);
    expect(await rig.gate.listInvitations({ caller: sales })).toMatchObject({ invitations: [{ id: own }] });
    expect(await rig.gate.showInvitation({ caller: sales, invitationId: theirs })).toEqual({
      kind: 'not-found',
    });
    expect(await manage(theirs, { kind: 'revoke', reason: 'x' }, sales)).toEqual({ kind: 'not-found' });
    await verified(rig);
    await verified(rig, requestForm({ email: 'eve@other.example' }));
    await verified(rig, requestForm({ email: 'eve@gmail.com' }));
    const seen = async () => {
      const list = await rig.gate.listCompanies({ caller: sales });
      return list.kind === 'companies' ? list.companies.map(({ domain }) => domain) : list.kind;
    };
    expect(await seen()).toEqual([]);
    expect(await rig.gate.showCompany({ caller: sales, domain: 'acme.example' })).toEqual({
      kind: 'not-found',
    });
    await manage(own, { kind: 'approve' });
    const free = await invite({ to: 'ada@gmail.com' }, sales);
    await manage(free.invitationId, { kind: 'approve' });
    expect(await seen()).toEqual(['other.example']);
    expect(await rig.gate.showCompany({ caller: sales, domain: 'gmail.com' })).toEqual({ kind: 'not-found' });
    const auditor = { as: 'auditor@ostermere.example' };
    expect(await rig.gate.showInvitation({ caller: auditor, invitationId: theirs })).toMatchObject({
      offers: [],
    });
    expect(await manage(theirs, { kind: 'resend' }, auditor)).toMatchObject({ kind: 'forbidden' });
    expect(await rig.gate.invite(visitor, { caller: auditor, form: invitation() })).toMatchObject({
      kind: 'forbidden',
    });
  });

  test('nobody is approved by their own invitation, nor by somebody who may not decide any more', async () => {
    await invite({ to: 'ostermere.example', places: 2 });
    const own = await arrive(await linkTo(approver.as), approver.as);
    await sign(rig, own);
    expect(await statusOf(own.session)).toBe('in-review');
    const left = await arrive(await linkTo(approver.as), 'new@ostermere.example');
    const ended = { caller: { as: 'admin@ostermere.example' }, email: approver.as } as const;
    await rig.gate.changeStaff(visitor, { ...ended, change: { kind: 'end', reason: 'Has left.' } });
    await sign(rig, left);
    expect(await statusOf(left.session)).toBe('in-review');
  });

  test('nothing revives what was refused but a new decision about that person', async () => {
    const denied = await verified(rig, requestForm({ email: 'ada@other.example' }));
    await sign(rig, denied);
    const decision = { kind: 'deny', reason: 'A competitor.' } as const;
    await rig.gate.decideRequest(visitor, { caller: approver, requestId: denied.requestId, decision });
    rig.advance(minute);
    await invite({ to: 'other.example' });
    const byDomain = await arrive(await linkTo(approver.as), 'ada@other.example');
    expect(await statusOf(byDomain.session)).toBe('in-review');
    rig.advance(minute);
    await invite({ to: 'ada@other.example' });
    const byPerson = await arrive(await linkTo('ada@other.example'), 'ada@other.example');
    expect(await statusOf(byPerson.session)).toBe('active');
  });
});

describe('statement 5: links of invitations', () => {
  test('256 bits, stored as a hash only; presenting the hash fails; looking changes nothing', async () => {
    const { invitationId } = await invite();
    const token = await linkTo('ada@acme.example');
    expect(token).toMatch(/^[\w-]{43}$/);
    const [stored] = await rig.database.store.read((tx) => tx.invitations.list());
    expect(stored?.linkHash).toBe(sha256(token));
    const before = await events(rig);
    for (let n = 0; n < 5; n += 1) expect((await rig.gate.openInvitation(token)).kind).toBe('open');
    expect(await rig.gate.openInvitation(sha256(token))).toEqual({ kind: 'unknown' });
    expect(await events(rig)).toEqual(before);
    expect(await requestsIn()).toEqual([]);
    const log = JSON.stringify(await rig.database.store.read((tx) => tx.audit.list(0, 1000)));
    expect(log).not.toContain(token);
    const listed = JSON.stringify(await rig.gate.showInvitation({ caller: approver, invitationId }));
    expect(listed).not.toContain(sha256(token));
  });

  test('20 parallel uses of a single-use link give one request, one session and one place', async () => {
    await invite();
    const token = await linkTo('ada@acme.example');
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeUp(token)));
    expect(new Set(taken.map(({ kind }) => kind))).toEqual(new Set(['check-mail']));
    expect(await requestsIn()).toHaveLength(1);
    await rig.deliver();
    // Five mails went out, each replacing the proof of the one before: whichever is pressed how often, one counts.
    const proofs = rig.mailbox.flatMap(({ text }) => /\/verify\/([\w-]+)/.exec(text)?.[1] ?? []);
    expect(proofs).toHaveLength(5);
    const proved = await Promise.all(
      Array.from({ length: 20 }, (_, n) => rig.gate.verifyByLink(visitor, proofs[n % 5] ?? '')),
    );
    expect(proved.filter(({ kind }) => kind === 'verified')).toHaveLength(1);
    expect(await rig.gate.openInvitation(token)).toEqual({ kind: 'used' });
    expect((await takeUp(token)).kind).toBe('used');
    expect(await requestsIn()).toHaveLength(1);
  });

  test('it proves nothing by itself: the link goes to the invited address, whatever the form says', async () => {
    await invite();
    await takeUp(await linkTo('ada@acme.example'), { email: 'eve@evil.example' });
    await rig.deliver();
    expect(rig.mailbox.at(-1)).toMatchObject({
      to: 'ada@acme.example',
      subject: 'Confirm your request to Ostermere',
    });
    expect(await rig.gate.openInvitation(await linkTo('ada@acme.example'))).toMatchObject({
      view: { invited: 'a…@acme.example' },
    });
  });

  test('somebody without the mailbox does not use it up', async () => {
    await invite({ to: 'other.example', places: 1 });
    const token = await linkTo(approver.as);
    await takeUp(token, { email: 'nobody@other.example' });
    expect((await rig.gate.openInvitation(token)).kind).toBe('open');
    const own = await arrive(token, 'bob@other.example');
    expect(await statusOf(own.session)).toBe('verified');
    expect(await rig.gate.openInvitation(token)).toEqual({ kind: 'used' });
  });

  test('a domain’s places are counted: who comes too late goes to the queue', async () => {
    const { invitationId } = await invite({ to: 'other.example', places: 2 });
    const token = await linkTo(approver.as);
    const people = ['a', 'b', 'c'].map((name) => `${name}@other.example`);
    for (const email of people) expect((await takeUp(token, { email })).kind).toBe('check-mail');
    await rig.deliver();
    const after: (string | undefined)[] = [];
    for (const email of people) {
      const proved = await rig.gate.verifyByLink(visitor, proofOf(rig, email).token);
      if (proved.kind !== 'verified' || proved.next.kind !== 'agree') throw new Error(proved.kind);
      await sign(rig, { session: proved.session.token, requestId: proved.next.requestId });
      after.push(await statusOf(proved.session.token));
    }
    expect(after).toEqual(['active', 'active', 'in-review']);
    const shown = await rig.gate.showInvitation({ caller: approver, invitationId });
    expect(shown).toMatchObject({ invitation: { taken: 2, status: 'used' } });
    const counted = shown.kind === 'invitation' ? shown.people : [];
    expect(counted.map((one) => `${one.email} ${one.counted}`).toSorted()).toEqual([
      'a@other.example true',
      'b@other.example true',
      'c@other.example false',
    ]);
  });

  test('statement 4: only addresses of exactly the invited domain are taken', async () => {
    await invite({ to: 'acme.com' });
    const token = await linkTo(approver.as);
    for (const email of ['a@evilacme.com', 'a@acme.com.evil.io', 'a@sub.acme.com'])
      expect(await takeUp(token, { email }), email).toMatchObject({ problems: { email: 'other-domain' } });
    for (const email of ['a@acme.com@evil.io', '"a"@acme.com', 'a@acme.com.'])
      expect(await takeUp(token, { email }), email).toMatchObject({ problems: { email: 'not-an-address' } });
    expect((await takeUp(token, { email: 'A@ACME.com' })).kind).toBe('check-mail');
  });
});
