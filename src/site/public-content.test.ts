import { describe, expect, it } from 'vitest';
import { publicContentOf, type WrittenContent } from './trust-center.fixture.ts';

const hash = 'c0ffee'.padEnd(64, '0');
const file = (name: string) => ({ vault: `${name}.pdf.age`, sha256: hash, pages: 61, bytes: 9 });
const words = 'done by the owner of the system every week with a record that is kept for a whole year';
const policy = { version: '1.0', owner: 'Head', approvedBy: 'Board', approved: '2026-01-01' };
const control = { criteria: ['CC6.1'], status: 'implemented', owner: 'Head' };

/** One of everything that must stay inside; each such text starts with the word canary. */
const secretive: WrittenContent = {
  trust: {
    facts: [
      { label: 'Open fact', value: 'open', control: 'INT-1' },
      { label: 'canary label', value: 'canary value', visibility: 'internal' },
      { label: 'canary gated label', value: 'canary gated value', visibility: 'gated' },
    ],
    checks: { 'some-rule': { severity: 'off', reason: 'canary reason of a switched-off rule' } },
    scope: {
      framework: 'soc2-tsc-2017-rev2022',
      categories: ['security'],
      carvedOut: [{ criterion: 'CC6.4', subserviceOrganization: 'aws', monitoredBy: 'INT-1' }],
    },
  },
  gate: {
    staff: [{ email: 'canary@acme.example', role: 'approver' }],
    autoApprove: [{ domain: 'canary.example', documents: ['r'], days: 3 }],
    approval: { target: 'canary days' },
  },
  controls: {
    'OPEN-1': {
      ...control,
      title: 'Open control',
      policies: ['inside', 'on-request', 'open'],
      evidence: [{ title: 'canary evidence' }],
      body: words,
    },
    'INT-1': {
      ...control,
      title: 'canary internal control',
      visibility: 'internal',
      body: `canary ${words}`,
    },
    'GATED-1': {
      ...control,
      title: 'Gated control',
      owner: 'canary owner',
      visibility: 'gated',
      reviewed: '2026-02-02',
      body: `canary ${words}`,
    },
  },
  policies: {
    open: { ...policy, title: 'Open policy', related: ['inside'] },
    'on-request': {
      ...policy,
      title: 'Policy on request',
      summary: 'canary summary',
      visibility: 'gated',
      body: 'canary body',
    },
    inside: { ...policy, title: 'canary internal policy', visibility: 'internal' },
  },
  reports: {
    r: {
      framework: 'soc2',
      type: 2,
      status: 'issued',
      period: { start: '2025-07-01', end: '2026-06-30' },
      reportDate: '2026-08-01',
      opinion: 'qualified',
      opinionVisibility: 'gated',
      basis: 'canary basis',
      affectedCriteria: ['CC7.1'],
      exceptions: [
        {
          control: 'X',
          criterion: 'CC6.2',
          description: 'canary exception',
          response: 'canary response',
          status: 'open',
        },
      ],
      subserviceOrganizations: [
        {
          name: 'Host',
          service: 'Hosting',
          method: 'carve-out',
          reason: 'canary reason',
          report: { type: 2, periodEnd: '2026-03-31', reviewed: '1999-12-31' },
        },
      ],
      cuecs: [
        { id: 'C-1', text: 'open expectation', public: true },
        { id: 'C-2', text: 'canary expectation' },
      ],
      file: file('canary-report'),
      agreement: 'nda',
      body: 'Open summary.',
    },
    hidden: { framework: 'soc2', title: 'canary internal report', status: 'planned', visibility: 'internal' },
  },
  documents: {
    test: {
      kind: 'pen-test',
      title: 'Test',
      date: '2026-07-10',
      firm: 'canary firm',
      scope: 'canary scope',
      method: 'canary method',
      owner: 'canary owner',
      summary: 'canary summary',
      file: file('canary-test'),
      agreement: 'nda',
      body: 'canary body',
    },
    hidden: { kind: 'other', title: 'canary document', date: '2026-01-01', visibility: 'internal' },
  },
  faq: {
    open: { title: 'Open question?', controls: ['INT-1', 'OPEN-1'], body: 'Open answer.' },
    hidden: { title: 'canary question', visibility: 'internal' },
    gated: { title: 'Gated question?', visibility: 'gated', body: 'canary answer' },
  },
  updates: {
    hidden: { title: 'canary news', date: '2026-01-01', visibility: 'internal' },
    gated: {
      title: 'Gated news',
      date: '2026-01-01',
      summary: 'canary summary',
      visibility: 'gated',
      body: 'canary',
    },
  },
};

const shown = () =>
  JSON.stringify(publicContentOf(secretive), (_key, value) => (value instanceof Set ? [...value] : value));

describe('public content', () => {
  it('holds nothing that is internal, gated beyond its title, or the rules of the gate', () => {
    expect(
      shown()
        .toLowerCase()
        .match(/[^"]{0,30}canary[^"]{0,30}/g),
    ).toBeNull();
  });

  it.each(['"int-1"', '"inside"', '"hidden"', hash, '1999-12-31', '"qualified"', '["CC7.1"]', '.age'])(
    'does not hold %s',
    (secret) => {
      expect(shown().includes(secret)).toBe(false);
    },
  );

  it('shows of a gated entry its title, kind, version and dates, and that it can be asked for', () => {
    const content = publicContentOf(secretive);
    expect(content.policies.find(({ slug }) => slug === 'on-request')).toEqual({
      access: 'gated',
      id: 'on-request',
      slug: 'on-request',
      title: 'Policy on request',
      kind: 'policy',
      version: '1.0',
      dates: [
        { label: 'approved', day: '2026-01-01' },
        { label: 'next-review', day: '2027-01-01' },
      ],
      locale: null,
      hasFile: false,
    });
    expect(content.documents).toMatchObject([
      { id: 'test', title: 'Test', access: 'gated', hasFile: true, date: '2026-07-10' },
    ]);
  });

  it('keeps the summary, the facts and the public expectations of a report', () => {
    expect(publicContentOf(secretive).reports).toMatchObject([
      {
        opinion: 'gated',
        affectedCriteria: [],
        cuecs: [{ id: 'C-1', text: 'open expectation', criteria: [] }],
        requestable: true,
      },
    ]);
  });

  it('drops references to what has no page and keeps the rest', () => {
    const content = publicContentOf(secretive);
    expect(content.controls[0]).toMatchObject({ slug: 'open-1', policies: ['on-request', 'open'] });
    expect(content.questions[0]).toMatchObject({ controls: ['open-1'] });
    expect(content.keyFacts).toEqual([{ label: 'Open fact', value: 'open', control: null, topic: null }]);
  });

  it('counts internal and gated controls as coverage without naming them', () => {
    const { criteria } = publicContentOf(secretive).systems[0] ?? { criteria: [] };
    const of = (id: string) => criteria.find(({ criterion }) => criterion.id === id);
    expect(of('CC6.1')).toMatchObject({ state: 'covered', controls: ['open-1'], hasUnpublished: true });
    expect(of('CC6.4')).toMatchObject({ state: 'carved-out', carveOuts: [{ monitoredBy: null }] });
    expect(of('CC1.1')).toMatchObject({ state: 'uncovered', controls: [], hasUnpublished: false });
  });

  it('judges the standing of a report by visible reports alone', () => {
    const report = {
      framework: 'soc2',
      type: 2,
      series: 's',
      status: 'issued',
      file: file('x'),
      agreement: 'nda',
    };
    const reports = {
      open: { ...report, period: { start: '2025-01-01', end: '2025-12-31' } },
      later: { ...report, period: { start: '2026-01-01', end: '2026-06-30' }, visibility: 'internal' },
    };
    expect(publicContentOf({ reports }).reports.map(({ id, standing }) => [id, standing])).toEqual([
      ['open', 'current'],
    ]);
  });

  it('takes the download of an expired document away, and the file that is not there', () => {
    const document = { kind: 'other', title: 'D', visibility: 'public', date: '2025-01-01' };
    const content = publicContentOf({
      publicFiles: ['a b.pdf'],
      documents: {
        good: { ...document, file: { public: 'a b.pdf' }, expires: '2026-11-23' },
        expired: { ...document, file: { public: 'a b.pdf' }, expires: '2026-11-22' },
        absent: { ...document, file: { public: 'other.pdf' } },
      },
    });
    expect(content.documents.map((one) => one.access === 'public' && one.href)).toEqual([
      '/files/a%20b.pdf',
      null,
      null,
    ]);
  });

  it('sends requests to the gate, to a gate elsewhere, or to a mailbox', () => {
    const gate = (url?: string) => publicContentOf({ trust: url ? { gate: { url } } : {} }).gate;
    expect(gate()).toEqual({ kind: 'web', base: '' });
    expect(gate('https://gate.acme.example/')).toEqual({ kind: 'web', base: 'https://gate.acme.example' });
    expect(gate('none')).toEqual({ kind: 'mail', address: 'security@acme.example' });
  });
});
