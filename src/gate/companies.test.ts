import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { companiesCsv } from './export-companies.ts';
import {
  approver,
  documentOf,
  granted,
  minute,
  openRig,
  type Rig,
  requestForm,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

describe('companies', () => {
  test('are the domains of proved addresses, with people, agreements, access and downloads', async () => {
    const ada = await granted(rig);
    await rig.gate.downloadDocument(visitor, { session: ada.session, documentId: 'soc2-2026' });
    rig.advance(minute);
    await verified(rig, requestForm({ email: 'bob@acme.example', name: 'Bob', company: 'ACME' }));
    rig.advance(minute);
    await verified(rig, requestForm({ email: 'eve@evil-acme.example', company: 'Acme GmbH' }));
    expect(await rig.gate.listCompanies({ caller: approver })).toMatchObject({
      companies: [
        { domain: 'evil-acme.example', people: 1 },
        {
          domain: 'acme.example',
          people: 2,
          requests: 2,
          running: 1,
          downloads: 1,
          names: ['ACME', 'Acme GmbH'],
        },
      ],
    });
    const shown = await rig.gate.showCompany({ caller: approver, domain: 'acme.example' });
    expect(shown).toMatchObject({
      people: [
        { email: 'ada@acme.example', downloads: 1 },
        { email: 'bob@acme.example', downloads: 0 },
      ],
      agreements: [{ name: 'Ada Prospect', version: '1.0' }],
      grants: [{ documentId: 'soc2-2026', status: 'active' }],
      engagement: [
        { event: 'email-verified' },
        { event: 'copy-issued' },
        { event: 'agreement-accepted' },
        { event: 'email-verified' },
      ],
    });
    expect(JSON.stringify(shown)).not.toContain(visitor.clientAddress);
    for (const domain of ['example', 'acme.exampl_', '%', "x' or 1=1", ''])
      expect(await rig.gate.showCompany({ caller: approver, domain }), domain).toEqual({ kind: 'not-found' });
  });

  test('that hold only the report before the current one are named', async () => {
    const old = await granted(rig);
    await rig.gate.downloadDocument(visitor, { session: old.session, documentId: 'soc2-2026' });
    const rebuilt = rig.rebuilt((catalogue) => ({
      ...catalogue,
      documents: [
        documentOf('soc2-2026', { status: 'superseded', title: 'Report of 2026' }),
        documentOf('soc2-2027', { date: '2027-08-14' }),
      ],
    }));
    expect(await rebuilt.listCompanies({ caller: approver })).toMatchObject({
      companies: [{ domain: 'acme.example', older: ['Report of 2026'] }],
    });
  });

  test('statement 10: cells of the CSV that a spreadsheet would run are made inert', async () => {
    await verified(rig, requestForm({ company: '=HYPERLINK("http://evil.example";"x")' }));
    const list = await rig.gate.listCompanies({ caller: approver });
    const csv = companiesCsv(list.kind === 'companies' ? list.companies : []);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"";""x"")"`);
  });
});
