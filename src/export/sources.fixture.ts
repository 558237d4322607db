import { publicContentOf, type WrittenContent } from '#site/trust-center.fixture.ts';
import { type Sources, sourcesOf } from './sources.ts';

const words = 'The owner of the system does it every week and keeps a record of it for a whole year.';
const policy = { version: '1.0', owner: 'Head', approvedBy: 'Board', approved: '2026-01-01' };
const control = { criteria: ['CC6.1'], status: 'implemented', owner: 'Head' };
const file = { vault: 'report.pdf.age', sha256: 'c0ffee'.padEnd(64, '0'), pages: 61, bytes: 9 };

/** One of everything, public and not. Every text that must stay inside holds the word canary. */
export const mixedContent: WrittenContent = {
  trust: {
    company: {
      name: 'Acme',
      legalName: 'Acme, Inc.',
      url: 'https://acme.example',
      securityEmail: 'security@acme.example',
    },
    contacts: { contact: ['security@acme.example'], expires: '2027-05-01', preferredLanguages: ['en', 'de'] },
    facts: [
      { label: 'Encryption', value: 'AES-256', control: 'AC-1' },
      { label: 'canary label', value: 'canary value', visibility: 'internal' },
    ],
    notClaimed: [{ framework: 'fedramp', note: 'Not pursued.' }],
  },
  controls: {
    'AC-1': {
      ...control,
      title: 'Access is <reviewed> & recorded',
      policies: ['inside', 'access'],
      aliases: ['OLD-1'],
      reviewed: '2026-03-01',
      evidence: [{ title: 'canary evidence' }],
      body: `${words}\n\nSee [the policy](/policies/access/) and [another](/controls/int-1/). <!-- canary remark -->`,
    },
    'INT-1': {
      ...control,
      title: 'canary control',
      aliases: ['canary-old'],
      visibility: 'internal',
      body: `canary ${words}`,
    },
    'GATED-1': {
      ...control,
      title: 'Control on request',
      owner: 'canary',
      visibility: 'gated',
      body: 'canary',
    },
  },
  policies: {
    access: {
      ...policy,
      title: 'Access policy',
      version: '2.0',
      effective: '2026-02-01',
      history: [{ version: '1.0', date: '2025-01-15', summary: 'First version.' }],
      body: `## Purpose\n\n${words}`,
    },
    inside: { ...policy, title: 'canary policy', visibility: 'internal', body: 'canary' },
  },
  reports: {
    'soc2-2026': {
      framework: 'soc2',
      type: 2,
      period: { start: '2025-07-01', end: '2026-06-30' },
      reportDate: '2026-08-14',
      status: 'issued',
      categories: ['security'],
      auditor: { name: 'Firm LLP', city: 'Portland' },
      opinion: 'qualified',
      opinionVisibility: 'gated',
      basis: 'canary basis',
      affectedCriteria: ['CC6.1'],
      exceptions: [
        { control: 'AC-1', criterion: 'CC6.1', description: 'canary', response: 'canary', status: 'open' },
      ],
      cuecs: [
        { id: 'U-1', text: 'Customers protect their accounts.', public: true },
        { id: 'U-2', text: 'canary expectation' },
      ],
      file,
      body: 'The public summary.',
    },
  },
  documents: {
    whitepaper: {
      kind: 'whitepaper',
      title: 'White paper',
      date: '2026-05-05',
      visibility: 'public',
      body: words,
    },
    'pen-test': {
      kind: 'pen-test',
      title: 'Penetration test',
      date: '2026-06-06',
      owner: 'canary',
      body: 'canary',
    },
  },
  faq: {
    sign: {
      title: 'How do you sign in?',
      topic: 'access',
      controls: ['AC-1', 'INT-1'],
      body: 'With **keys**.',
    },
    hidden: { title: 'canary question', visibility: 'internal', body: 'canary' },
  },
  updates: {
    launch: {
      title: 'Report issued',
      date: '2026-08-20',
      kind: 'report',
      body: 'See [it](/reports/soc2-2026/).',
    },
    later: { title: 'From the future', date: '2027-01-01', body: 'Not yet.' },
  },
  subprocessors: {
    noticeDays: 30,
    subprocessors: [
      {
        id: 'aws',
        name: 'Amazon Web Services',
        purpose: 'Hosting',
        since: '2020-01-01',
        locations: { storage: ['DE'] },
      },
      {
        id: 'newco',
        name: 'Newco',
        purpose: 'Video',
        status: 'planned',
        announced: '2026-11-01',
        effective: '2026-12-15',
        replaces: 'aws',
      },
    ],
  },
};

/** Sources made from content written for a test. */
export function sourcesFrom(written: WrittenContent = mixedContent, today?: string): Sources {
  return sourcesOf(publicContentOf(written, today));
}
