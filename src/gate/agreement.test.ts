import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import {
  acceptanceForm,
  agreementOf,
  approver,
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

const shownTo = async (own: { session: string; requestId: string }) => {
  const shown = await rig.gate.showAgreement(own);
  if (shown.kind !== 'agreement') throw new Error(shown.kind);
  return shown.view;
};
const acceptances = (email = 'ada@acme.example') =>
  rig.database.store.read((tx) => tx.acceptances.listByEmail(email));
const changedText = (catalogue: GateCatalogue) => ({
  ...catalogue,
  agreements: [agreementOf('mutual-nda', 'A stricter text.', '2.0')],
});

describe('signing', () => {
  test('records every fact of the acceptance, keeps both texts and mails the signer a copy', async () => {
    const own = await verified(rig);
    const view = await shownTo(own);
    expect(view).toMatchObject({
      left: 1,
      documents: ['Document soc2-2026'],
      signer: { email: 'ada@acme.example', company: 'Acme GmbH' },
    });
    expect(await sign(rig, own)).toMatchObject({ kind: 'accepted', next: 'status' });
    const [record] = await acceptances();
    expect(record).toMatchObject({
      kind: 'click-wrap',
      agreementId: 'mutual-nda',
      version: '1.0',
      textSha256: view.agreement.sha256,
      htmlSha256: view.agreement.htmlSha256,
      documents: ['soc2-2026'],
      name: 'Ada Prospect',
      title: 'Security Analyst',
      company: 'Acme GmbH',
      verifiedBy: 'link',
      verifiedAt: start,
      acceptedAt: start,
      clientAddress: visitor.clientAddress,
      userAgent: visitor.userAgent,
    });
    expect(record?.statements).toEqual([view.wording.recipient, view.wording.authority, view.wording.assent]);
    const kept = await rig.database.store.read((tx) => tx.acceptances.findText(view.agreement.htmlSha256));
    expect(kept).toBe(view.agreement.html);
    await rig.deliver();
    const copy = rig.mailbox.find(({ subject }) => subject.startsWith('Your copy'));
    expect(copy?.text).toContain('Each party keeps the other’s secrets.');
    expect(copy?.text).toContain(view.agreement.sha256);
  });

  test('statement 7: two parallel acceptances give one record and one copy', async () => {
    const own = await verified(rig);
    const form = acceptanceForm(own, (await shownTo(own)).agreement);
    const outcomes = await Promise.all([
      rig.gate.acceptAgreement(visitor, form),
      rig.gate.acceptAgreement(visitor, form),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(await acceptances()).toHaveLength(1);
    expect((await events(rig)).filter((event) => event === 'agreement-accepted')).toHaveLength(1);
  });

  test('statement 7: a signature has letters', async () => {
    const own = await verified(rig);
    const shown = await rig.gate.showAgreement(own);
    if (shown.kind !== 'agreement') throw new Error(shown.kind);
    const { id, version, sha256, htmlSha256 } = shown.view.agreement;
    const text = { agreementId: id, version, sha256, htmlSha256, authority: true, assent: true };
    for (const name of ['.', '–', '123', '😀', '\u3164']) {
      const form = { ...own, ...text, name, title: 'Analyst' };
      expect(await rig.gate.acceptAgreement(visitor, form), name).toMatchObject({
        problems: { name: 'missing' },
      });
    }
    const form = { ...own, ...text, name: '王小明', title: 'アナリスト' };
    expect(await rig.gate.acceptAgreement(visitor, form)).toMatchObject({ kind: 'accepted' });
  });

  test.each(['version', 'sha256', 'htmlSha256'] as const)(
    'a forged or stale %s signs nothing and shows the text of today',
    async (field) => {
      const own = await verified(rig);
      const view = await shownTo(own);
      const form = { ...acceptanceForm(own, view.agreement), [field]: 'f'.repeat(64) };
      expect(await rig.gate.acceptAgreement(visitor, form)).toMatchObject({ kind: 'text-changed', view });
      expect(await acceptances()).toEqual([]);
      expect((await events(rig)).at(-1)).toBe('agreement-text-differed');
    },
  );

  test('statement 7: another address in the body is refused; nobody sees or signs for another by id', async () => {
    const own = await verified(rig);
    const eve = await verified(rig, requestForm({ email: 'eve@evil.example' }));
    const form = acceptanceForm(own, (await shownTo(own)).agreement);
    expect(await rig.gate.acceptAgreement(visitor, { ...form, email: 'boss@acme.example' })).toEqual({
      kind: 'other-signer',
    });
    const theirs = { ...eve, requestId: own.requestId };
    expect(await rig.gate.showAgreement(theirs)).toEqual({ kind: 'not-found' });
    expect(await rig.gate.acceptAgreement(visitor, { ...form, ...theirs })).toEqual({ kind: 'not-found' });
    expect(await rig.gate.withdrawRequest(visitor, theirs)).toEqual({ kind: 'not-found' });
    expect(await rig.gate.answerQuestion(visitor, { ...theirs, answer: 'x' })).toEqual({ kind: 'not-found' });
    expect(await rig.gate.showAgreement({ ...own, session: undefined })).toEqual({ kind: 'sign-in' });
    expect(await rig.gate.showAgreement({ ...own, requestId: 'r-000000000000' })).toEqual({
      kind: 'not-found',
    });
    expect(await acceptances()).toEqual([]);
  });

  test('statement 7: blank, control-character and over-long names and unticked boxes are refused, all at once', async () => {
    const own = await verified(rig);
    const form = acceptanceForm(own, (await shownTo(own)).agreement);
    const bad = { ...form, name: '\u200b \u00a0', title: 'x\u0000y', authority: false, assent: false };
    expect(await rig.gate.acceptAgreement(visitor, bad)).toMatchObject({
      kind: 'invalid',
      problems: { name: 'missing', title: 'control-characters', authority: 'missing', assent: 'missing' },
    });
    expect(await rig.gate.acceptAgreement(visitor, { ...form, name: 'x'.repeat(201) })).toMatchObject({
      problems: { name: 'too-long' },
    });
    expect(await acceptances()).toEqual([]);
  });

  test('old acceptances stay readable and cannot be changed', async () => {
    await sign(rig, await verified(rig));
    const [before] = await acceptances();
    rig.advance(1);
    const rebuilt = rig.rebuilt(changedText);
    const again = await verified(rig, requestForm(), rebuilt);
    await sign(rig, again, rebuilt);
    expect((await acceptances())[0]).toEqual(before);
    expect(await acceptances()).toHaveLength(2);
  });

  test('an agreement that is known already is not asked for again', async () => {
    await sign(rig, await verified(rig));
    const second = await verified(rig, requestForm({ documents: ['pen-test-2026'] }));
    expect(await rig.gate.showAgreement(second)).toEqual({ kind: 'nothing-to-sign' });
    const shown = await rig.gate.showRequest({ caller: approver, requestId: second.requestId });
    expect(shown).toMatchObject({ request: { status: 'in-review' }, agreed: true });
  });

  test('two agreements are signed one after the other before the request counts as agreed', async () => {
    const documents = [documentOf('soc2-2026'), documentOf('other-2026', { agreement: 'firm-terms' })];
    const agreements = [agreementOf('mutual-nda', 'NDA.'), agreementOf('firm-terms', 'Terms of the firm.')];
    const two = await openRig({ catalogue: { documents, agreements } });
    const own = await verified(two, requestForm({ documents: ['soc2-2026', 'other-2026'] }));
    expect(await sign(two, own)).toMatchObject({ kind: 'accepted', next: 'agree' });
    expect(await two.gate.showStatus(own.session)).toMatchObject({
      requests: [{ status: 'verified', toSign: true }],
    });
    expect(await sign(two, own)).toMatchObject({ kind: 'accepted', next: 'status' });
    expect(await two.gate.showStatus(own.session)).toMatchObject({
      requests: [{ status: 'in-review', toSign: false }],
    });
    await two.database.close();
  });
});

describe('a changed text', () => {
  test('has to be accepted before the next download, also by people who were here before', async () => {
    const own = await granted(rig);
    const rebuilt = rig.rebuilt(changedText);
    const download = { session: own.session, documentId: 'soc2-2026' };
    expect(await rebuilt.downloadDocument(visitor, download)).toEqual({
      kind: 'agreement-needed',
      requestId: own.requestId,
    });
    expect(await rebuilt.showAccess(own.session)).toMatchObject({ documents: [{ agreementNeeded: true }] });
    await sign(rig, own, rebuilt);
    expect((await rebuilt.downloadDocument(visitor, download)).kind).toBe('file');
  });

  test('binds new signers only where that version says so', async () => {
    const own = await granted(rig);
    const rebuilt = rig.rebuilt((catalogue) => ({
      ...catalogue,
      agreements: [
        { ...agreementOf('mutual-nda', 'A text for newcomers.', '2.0'), reaccept: 'new-signers-only' },
      ],
    }));
    expect(
      (await rebuilt.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' })).kind,
    ).toBe('file');
  });

  test('retiring an agreement or a document unlocks nothing', async () => {
    const own = await granted(rig);
    const withdrawn = rig.rebuilt((catalogue) => ({
      ...catalogue,
      documents: [documentOf('soc2-2026', { status: 'withdrawn' })],
    }));
    const gone = rig.rebuilt((catalogue) => ({ ...catalogue, documents: [], agreements: [] }));
    const replaced = rig.rebuilt((catalogue) => ({
      ...catalogue,
      documents: [documentOf('soc2-2026', { agreement: 'new-nda' })],
      agreements: [agreementOf('new-nda', 'Another agreement.')],
    }));
    const download = { session: own.session, documentId: 'soc2-2026' };
    expect(await withdrawn.downloadDocument(visitor, download)).toEqual({ kind: 'not-found' });
    expect(await gone.downloadDocument(visitor, download)).toEqual({ kind: 'not-found' });
    expect((await replaced.downloadDocument(visitor, download)).kind).toBe('agreement-needed');
  });
});
