import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  agreementOf,
  approver,
  day,
  events,
  granted,
  minute,
  openRig,
  type Rig,
  requestForm,
  sha256,
  verified,
  visitor,
} from './gate.fixture.ts';

const html = '<h2>Zones</h2><p>Edge, application, data.</p>';
const policy = {
  ...{ id: 'network-security', title: 'Network security policy', kind: 'policy', version: '2.6' },
  ...{ date: '2026-09-02', status: 'issued', agreement: 'mutual-nda', recipientCategories: [] },
  ...{ html, sha256: sha256(html) },
};
const form = requestForm({ documents: ['network-security'], recipientCategory: '' });
let rig: Rig;
beforeEach(async () => {
  rig = await openRig({
    catalogue: { texts: [policy, { ...policy, id: 'pen-test-2026', title: 'Document pen-test-2026' }] },
  });
});
afterEach(() => rig.database.close());
const read = (session: string | undefined, documentId = policy.id, gate = rig.gate) =>
  gate.readText(visitor, { session, documentId });

describe('a gated text', () => {
  test('is asked for, signed for, approved and listed like a file', async () => {
    expect(rig.gate.showOffer().documents.map(({ id }) => id)).toContain('network-security');
    const { session } = await granted(rig, form);
    const shown = await rig.gate.showAccess(session);
    if (shown.kind !== 'access') throw new Error(shown.kind);
    expect(shown.documents).toMatchObject([
      { id: 'network-security', title: 'Network security policy', file: null, hasText: true },
    ]);
  });

  test('names its reader, and its copy id resolves to the grant', async () => {
    const { session } = await granted(rig, form);
    const outcome = await read(session);
    if (outcome.kind !== 'text') throw new Error(outcome.kind);
    const { reader, copyId } = outcome.view;
    expect(outcome.view.html).toBe(html);
    expect(reader).toEqual({ name: 'Ada Prospect', email: 'ada@acme.example', company: 'Acme GmbH' });
    const traced = await rig.gate.traceCopy({ caller: approver, copyId });
    expect(traced).toMatchObject({ kind: 'copy' });
    expect(await events(rig)).toContain('copy-issued');
  });

  test('is no file, and a file without a text has none to read', async () => {
    const { session } = await granted(rig, form);
    const asFile = await rig.gate.downloadDocument(visitor, { session, documentId: policy.id });
    expect(asFile).toEqual({ kind: 'not-found' });
    const other = await granted(rig, requestForm({ email: 'bob@acme.example' }));
    expect(await read(other.session, 'soc2-2026')).toEqual({ kind: 'not-found' });
  });

  test('beside a file opens with the file’s grant', async () => {
    const both = requestForm({ documents: ['pen-test-2026'], recipientCategory: '' });
    const { session } = await granted(rig, both);
    const outcome = await read(session, 'pen-test-2026');
    expect(outcome.kind).toBe('text');
    const file = await rig.gate.downloadDocument(visitor, { session, documentId: 'pen-test-2026' });
    expect(file.kind).toBe('file');
  });
});

describe('statements 7 and 8 hold for a gated text', () => {
  test('nobody reads it without a session, a grant and the agreement', async () => {
    expect(await read(undefined)).toEqual({ kind: 'sign-in' });
    const { session } = await verified(rig, form);
    expect(await read(session)).toEqual({ kind: 'not-found' });
    expect(await rig.gate.checkText({ session, documentId: policy.id })).toBe('not-found');
    expect(await events(rig)).not.toContain('copy-issued');
  });

  test('access ends at the second of expiry and at once with a revocation', async () => {
    const own = await granted(rig, form);
    rig.advance(14 * day - 1);
    const again = await verified(rig, requestForm());
    expect((await read(again.session)).kind).toBe('text');
    rig.advance(1);
    expect(await read(again.session)).toEqual({ kind: 'not-found' });
    rig.advance(minute);
    const other = await granted(rig, { ...form, email: 'bob@acme.example' });
    expect((await read(other.session)).kind).toBe('text');
    await rig.gate.revokeGrant(visitor, { caller: approver, requestId: other.requestId, reason: 'Over.' });
    expect(await read(other.session)).toEqual({ kind: 'not-found' });
    expect(own.requestId).not.toBe(other.requestId);
  });

  test('a changed agreement has to be accepted before the next reading', async () => {
    const own = await granted(rig, form);
    const rebuilt = rig.rebuilt((catalogue) => ({
      ...catalogue,
      agreements: [agreementOf('mutual-nda', 'New words.', '2.0')],
    }));
    expect(await read(own.session, policy.id, rebuilt)).toEqual({
      kind: 'agreement-needed',
      requestId: own.requestId,
    });
  });

  test('one without an agreement, or with the id of another document, is no catalogue to start with', () => {
    expect(() => rig.rebuilt((one) => ({ ...one, agreements: [], documents: [] }))).toThrow(
      /without an agreement/,
    );
    const texts = [{ ...policy, id: 'soc2-2026' }];
    expect(() => rig.rebuilt((one) => ({ ...one, texts }))).toThrow(/have the same id/);
  });
});
