import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  approver,
  day,
  documentOf,
  granted,
  openRig,
  type Rig,
  requestForm,
  sha256,
  sign,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
const ada = 'ada@acme.example';

beforeEach(async () => {
  rig = await openRig({ settings: { requesterSession: { idleMs: 60 * day, absoluteMs: 90 * day } } });
});
afterEach(() => rig.database.close());

const lastMail = (to = ada) => {
  const mail = rig.mailbox.findLast((one) => one.to === to);
  if (!mail) throw new Error(`no mail to ${to}`);
  return mail;
};

/** Somebody who was invited in German to an English site, with running access. */
async function invitedInGerman(): Promise<{ session: string; requestId: string }> {
  const form = {
    to: ada,
    company: 'Acme GmbH',
    purpose: 'Prüfung.',
    documents: ['soc2-2026'],
    language: 'de',
  };
  await rig.gate.invite(visitor, { caller: approver, form });
  await rig.deliver();
  const token = /\/i\/([\w-]{43})/.exec(lastMail().text)?.[1] ?? '';
  const outcome = await rig.gate.submitInvited(visitor, {
    token,
    form: requestForm({ recipientCategory: 'user entities' }),
  });
  await rig.deliver();
  const proof = /\/verify\/([\w-]{43})/.exec(lastMail().text)?.[1] ?? '';
  const verified = await rig.gate.verifyByLink(visitor, proof);
  if (verified.kind !== 'verified') throw new Error(`${outcome.kind}, then ${verified.kind}`);
  const session = verified.session.token;
  const status = await rig.gate.showStatus(session);
  const requestId = status.kind === 'status' ? (status.requests[0]?.id ?? '') : '';
  await sign(rig, { session, requestId });
  await rig.deliver();
  return { session, requestId };
}

test('who was invited in German gets German mails to the end: reminder, new version, sign-in, renewal', async () => {
  const own = await invitedInGerman();
  expect(lastMail().subject).not.toMatch(/^You /);
  await rig.gate.followUp();
  await rig.gate.requestSignIn(visitor, ada);
  await rig.deliver();
  expect(lastMail().text).toContain('Um Ihre Anfragen');
  const next = rig.rebuilt((catalogue) => ({
    ...catalogue,
    builtAt: '2026-11-23T12:00:00Z',
    documents: [documentOf('soc2-2026', { sha256: sha256('new'), version: '2' })],
  }));
  await next.followUp();
  await rig.deliver();
  expect(lastMail().subject).toMatch(/^Neue Fassung|^Neue Version/);
  rig.advance(12 * day);
  await rig.gate.followUp();
  await rig.deliver();
  expect(lastMail().subject).toMatch(/endet bald/);
  const renewed = await rig.gate.renewOwnAccess(visitor, own);
  const requestId = renewed.kind === 'asked' ? renewed.requestId : '';
  await rig.gate.decideRequest(visitor, {
    caller: approver,
    requestId,
    decision: { kind: 'deny', reason: 'Kein Vertrag.' },
  });
  await rig.deliver();
  expect(lastMail().text).not.toMatch(/\bYour\b|\brequest\b/);
});

test('everybody else is written to in the language of the site, and so is an address that is not proved', async () => {
  await granted(rig, requestForm({ email: 'bob@other.example' }));
  await invitedInGerman();
  rig.advance(12 * day);
  await rig.gate.followUp();
  await rig.deliver();
  await rig.gate.submitRequest(visitor, requestForm({ documents: ['pen-test-2026'] }));
  await rig.deliver();
  expect(lastMail('bob@other.example').subject).toMatch(/ends soon/);
  expect(lastMail().subject).toMatch(/^Confirm/);
});

const hour = 60 * 60_000;
const status = async (session: string) => {
  const shown = await rig.gate.showStatus(session);
  return shown.kind === 'status' ? shown.language : shown.kind;
};

test('what a person chooses comes before the site and before any invitation, about every request of theirs and no one else’s', async () => {
  const bob = await granted(rig, requestForm({ email: 'bob@other.example' }));
  const own = await invitedInGerman();
  expect(await status(own.session)).toBe('de');
  const choose = (language: string, session = own.session) =>
    rig.gate.chooseOwnLanguage(visitor, { session, language });
  expect(await choose('en')).toEqual({ kind: 'chosen', language: 'en' });
  expect(await status(own.session)).toBe('en');
  await rig.gate.requestSignIn(visitor, ada);
  await rig.deliver();
  expect(lastMail().subject).toMatch(/^Sign in/);
  expect(await choose('de', bob.session)).toEqual({ kind: 'chosen', language: 'de' });
  await rig.gate.resendMail(visitor, { caller: approver, requestId: bob.requestId });
  await rig.deliver();
  expect(lastMail('bob@other.example').text).toContain('Jede Seite');
  expect(await choose('fr')).toEqual({ kind: 'unknown-language' });
  expect(await choose('de', 'nobody')).toEqual({ kind: 'sign-in' });
  expect(await status(own.session)).toBe('en');
});

test('a request that nobody has proved yet is not written about in a language that its address once chose', async () => {
  const own = await granted(rig);
  await rig.gate.chooseOwnLanguage(visitor, { session: own.session, language: 'de' });
  rig.advance(hour);
  await rig.gate.submitRequest(visitor, requestForm({ documents: ['pen-test-2026'] }));
  await rig.deliver();
  expect(lastMail().subject).toMatch(/^Confirm/);
});

test('staff who decide correct it, the log says who did, and other roles may not', async () => {
  const { requestId, session } = await granted(rig);
  const correct = (as: string, language = 'de', id = requestId) =>
    rig.gate.chooseRequesterLanguage(visitor, { caller: { as }, requestId: id, language });
  for (const role of ['sales', 'auditor'])
    expect(await correct(`${role}@ostermere.example`)).toMatchObject({ kind: 'forbidden' });
  expect(await correct(approver.as, 'de', 'r-none')).toEqual({ kind: 'not-found' });
  expect(await status(session)).toBe('en');
  expect(await correct(approver.as)).toEqual({ kind: 'chosen', language: 'de' });
  expect(await status(session)).toBe('de');
  const shown = await rig.gate.showRequest({ caller: approver, requestId });
  const entry = shown.kind === 'request' ? shown.history.at(-1) : null;
  expect(entry).toMatchObject({ event: 'language-chosen', actor: `staff ${approver.as}` });
  expect(entry?.data).toMatchObject({ language: 'de', via: 'command-line' });
  const unproved = await rig.gate.submitRequest(visitor, requestForm({ email: 'eve@acme.example' }));
  expect(unproved.kind).toBe('check-mail');
  const all = await rig.database.store.read((tx) => tx.requests.listByEmail('eve@acme.example'));
  expect(await correct(approver.as, 'de', all[0]?.id)).toEqual({ kind: 'not-found' });
});

test('erasing a person takes the choice along', async () => {
  const { session, requestId } = await granted(rig);
  await rig.gate.chooseOwnLanguage(visitor, { session, language: 'de' });
  const admin = { as: 'admin@ostermere.example' };
  await rig.gate.erasePerson(visitor, { caller: admin, email: ada, confirmation: ada, reference: 'GDPR-1' });
  const row = await rig.database.store.read((tx) => tx.requests.find(requestId));
  expect(row).toMatchObject({ name: '', language: null });
  expect(await rig.gate.showRequest({ caller: admin, requestId })).toMatchObject({ offers: [] });
});
