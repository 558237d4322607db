import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCertifier } from '#server/pdf/certificate/make-certificate.ts';
import {
  agreementOf,
  approver,
  events,
  granted,
  openRig,
  type Rig,
  requestForm,
  sign,
  verified,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig({ ports: { certifier: createCertifier() } });
});
afterEach(() => rig.database.close());

const acceptances = () => rig.database.store.read((tx) => tx.acceptances.listByEmail('ada@acme.example'));
const idOf = async () => (await acceptances())[0]?.id ?? '';

describe('the certificate of an accepted agreement', () => {
  test('goes to the signer with the mail, is kept, and the log knows its hash', async () => {
    await sign(rig, await verified(rig));
    await rig.deliver();
    const mail = rig.mailbox.find(({ attachments }) => attachments);
    expect(mail?.to).toBe('ada@acme.example');
    const [attachment] = mail?.attachments ?? [];
    const id = await idOf();
    expect(attachment).toMatchObject({ name: `agreement-${id}.pdf`, type: 'application/pdf' });
    const pdf = Buffer.from(attachment?.base64 ?? '', 'base64');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const kept = await rig.database.store.read((tx) => tx.certificates.find(id));
    expect(kept?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect((await events(rig)).filter((event) => event === 'certificate-made')).toHaveLength(1);
    const values = await rig.database.store.read((tx) => tx.audit.listPersonal('', 1000));
    expect(values.map(({ value }) => value)).toContain(kept?.sha256);
    expect(JSON.stringify(await rig.database.store.read((tx) => tx.audit.list(0, 100)))).not.toContain(
      kept?.sha256,
    );
  });

  test('is made once: a later version of the product gives out the same bytes', async () => {
    const own = await verified(rig);
    await sign(rig, own);
    await rig.deliver();
    const id = await idOf();
    const before = await rig.gate.ownCertificate({ session: own.session, id });
    const changed = { make: async () => ({ pdf: 'AAAA', sha256: 'f'.repeat(64) }) };
    const later = rig.rebuilt((catalogue) => catalogue);
    Object.assign(rig.ports, { certifier: changed });
    expect(await later.ownCertificate({ session: own.session, id })).toEqual(before);
    expect(before?.pdf.length).toBeGreaterThan(1000);
  });

  test('a mail whose certificate cannot be made goes out without it', async () => {
    await sign(rig, await verified(rig));
    Object.assign(rig.ports, { certifier: { make: () => Promise.reject(new Error('no font')) } });
    await rig.deliver();
    const mail = rig.mailbox.findLast(({ to }) => to === 'ada@acme.example');
    expect(mail?.text).toContain('Each party keeps the other’s secrets.');
    expect(mail?.attachments).toBeUndefined();
  });
});

describe('statement 7: old acceptances stay readable, unmodified', () => {
  test('the page shows the text as it was accepted, after the catalogue has another', async () => {
    const own = await granted(rig);
    const id = await idOf();
    const later = rig.rebuilt((catalogue) => ({
      ...catalogue,
      agreements: [{ ...agreementOf('mutual-nda', 'Entirely other words.', '2.0'), title: 'New NDA' }],
    }));
    const shown = await later.showOwnAgreement({ session: own.session, id });
    expect(shown).toMatchObject({
      kind: 'record',
      agreementTitle: 'Mutual NDA',
      party: 'Ostermere, Inc.',
      html: '<p>Each party keeps the other’s secrets.</p>',
      isAsLogged: true,
      record: {
        version: '1.0',
        name: 'Ada Prospect',
        statements: expect.arrayContaining([expect.any(String)]),
      },
    });
    expect(await later.listOwnAgreements(own.session)).toMatchObject([
      { id, title: 'Mutual NDA', version: '1.0' },
    ]);
    expect(await later.showStaffAgreement({ caller: approver, id })).toMatchObject({ kind: 'record' });
  });

  test('nobody sees another one’s agreement or certificate by its id', async () => {
    await granted(rig);
    const id = await idOf();
    const eve = await verified(rig, requestForm({ email: 'eve@rival2.example' }));
    for (const asked of [id, 'a-000000000000', "a' or 1=1", '\0']) {
      expect(await rig.gate.showOwnAgreement({ session: eve.session, id: asked })).toEqual({
        kind: 'not-found',
      });
      expect(await rig.gate.ownCertificate({ session: eve.session, id: asked })).toBeNull();
    }
    expect((await rig.gate.showOwnAgreement({ session: undefined, id })).kind).toBe('sign-in');
    expect(await rig.gate.ownCertificate({ session: undefined, id })).toBeNull();
    const sales = { as: 'sales@ostermere.example' };
    expect((await rig.gate.showStaffAgreement({ caller: sales, id })).kind).toBe('forbidden');
    expect(await rig.gate.staffCertificate({ caller: sales, id })).toBeNull();
  });
});
