import { expect, test } from 'vitest';
import { indexContent } from '#site/content-index.ts';
import { publicContentOf, type WrittenContent } from '#site/trust-center.fixture.ts';
import { vendorSummaryFile, vendorSummaryJson } from './api/vendor-summary.ts';
import { sourcesOf } from './sources.ts';
import { vendorSummaryPage } from './twins/vendor-summary-page.ts';

function sourcesFrom(written: WrittenContent) {
  const content = publicContentOf(written);
  return sourcesOf(content, indexContent(content));
}

const full = sourcesFrom({
  trust: {
    facts: [
      { label: 'Anything', value: 'Within 48 hours', control: 'A-1', topic: 'breach-notice' },
      { label: 'Breach', value: 'Not this one' },
    ],
  },
  controls: { 'A-1': { status: 'implemented', owner: 'Head', title: 'Notice', criteria: ['CC7.4'] } },
  reports: {
    'soc2-2026': {
      framework: 'soc2',
      type: 2,
      period: { start: '2025-07-01', end: '2026-06-30' },
      reportDate: '2026-08-14',
      status: 'issued',
      categories: ['security'],
      products: ['cloud'],
      auditor: { name: 'Firm LLP' },
      opinion: 'qualified',
      opinionVisibility: 'gated',
      basis: 'SECRET basis',
      affectedCriteria: ['CC6.1'],
      subserviceOrganizations: [
        { name: 'Host Ltd', service: 'Hosting', method: 'carve-out' },
        { name: 'In Ltd', service: 'Support', method: 'inclusive' },
      ],
    },
  },
  documents: {
    'pen-2025': { title: 'Old test', kind: 'pen-test', date: '2025-06-01', visibility: 'gated' },
    'pen-2026': {
      title: 'New test',
      kind: 'pen-test',
      date: '2026-06-01',
      firm: 'SECRET Firm',
      visibility: 'gated',
    },
    ins: {
      title: 'Cover',
      kind: 'insurance',
      date: '2025-01-01',
      expires: '2026-01-01',
      visibility: 'gated',
    },
  },
});

test('the file keeps to its published schema, full and empty', () => {
  for (const sources of [full, sourcesFrom({})])
    expect(vendorSummaryFile.safeParse(vendorSummaryJson(sources)).error).toBeUndefined();
});

test('it takes the latest document, the marked fact and the carve-outs alone', () => {
  const json = vendorSummaryJson(full);
  expect(json.penTest).toMatchObject({ title: 'New test', isExpired: false });
  expect(json.insurance).toMatchObject({ expires: '2026-01-01', isExpired: true });
  expect(json.breachNotice).toEqual({ value: 'Within 48 hours', control: 'A-1' });
  expect(json.reports[0]).toMatchObject({
    ageDays: 146,
    opinion: 'gated',
    carveOuts: [{ organization: 'Host Ltd', service: 'Hosting' }],
  });
});

test('nothing gated stands in it', () => {
  expect(JSON.stringify(vendorSummaryJson(full))).not.toContain('SECRET');
  expect(vendorSummaryPage(full).twin?.()).not.toContain('SECRET');
});

test('what is not published is said', () => {
  const empty = sourcesFrom({});
  expect(vendorSummaryJson(empty)).toMatchObject({
    penTest: null,
    insurance: null,
    breachNotice: null,
    reports: [],
  });
  const twin = vendorSummaryPage(empty).twin?.() ?? '';
  expect(twin).toContain('- Penetration test: Not published');
  expect(twin).toContain('- Breach notice: Not published');
  expect(twin).toContain('No report that is issued is published.');
});
