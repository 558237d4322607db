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
