import { describe, expect, it } from 'vitest';
import { indexContent } from './content-index.ts';
import { overviewView } from './overview-view.ts';
import { reportsView, reportView } from './report-view.ts';
import { ageWords, reportTitle, standingWords } from './report-words.ts';
import { publicContentOf, testDay } from './trust-center.fixture.ts';

const file = { vault: 'r.pdf.age', sha256: '0'.repeat(64), pages: 60, bytes: 1 };
const soc2 = { framework: 'soc2', series: 's', categories: ['security'], products: ['cloud'], file };
const reports = {
  first: { ...soc2, type: 1, status: 'superseded', asOf: '2025-06-30', reportDate: '2025-08-08' },
  second: {
    ...soc2,
    type: 2,
    status: 'issued',
    period: { start: '2025-07-01', end: '2026-06-30' },
    reportDate: '2026-08-14',
  },
  third: {
    ...soc2,
    file: undefined,
    type: 2,
    status: 'observation',
    period: { start: '2026-07-01', end: '2027-06-30' },
    timeline: [
      { stage: 'planning', start: '2026-11-01', end: '2026-11-30' },
      { stage: 'fieldwork', start: '2027-06-01' },
    ],
  },
  iso: { framework: 'iso27001', status: 'planned' },
};
const documents = {
  letter: {
    kind: 'bridge-letter',
    title: 'Letter',
    date: '2026-10-05',
    report: 'second',
    covers: { start: '2026-07-01', end: '2026-09-30' },
  },
};
const content = publicContentOf({ reports, documents });
const index = indexContent(content);
const view = (slug: string) => {
  const report = index.report.get(slug);
  if (!report) throw new Error(`no report ${slug}`);
  return reportView(report, content, index);
};

describe('reports', () => {
  it('are sorted into what speaks today, what is coming and what came before', () => {
    const { current, coming, earlier } = reportsView(content);
    expect([current, coming, earlier].map((list) => list.map(({ id }) => id))).toEqual([
      ['second'],
      ['third', 'iso'],
      ['first'],
    ]);
  });

  it('are named as attestation reports, with ® and their time', () => {
    expect(content.reports.map(reportTitle)).toEqual([
      'SOC 2® Type 1 report, as of 2025-06-30',
      'SOC 2® Type 2 report, period 2025-07-01 to 2026-06-30',
      'SOC 2® Type 2 examination, period 2026-07-01 to 2027-06-30',
      'ISO/IEC 27001 certification',
    ]);
    expect(content.reports.map(standingWords)).toEqual([
      'Superseded',
      'Current',
      'In progress: period running',
      'Planned',
    ]);
  });

  it('stand on one line of time with their letters and the running period, in order', () => {
    expect(view('second').timeline?.rows.map(({ label, shape }) => [label, shape])).toEqual([
      ['Type 1', 'point'],
      ['Type 2', 'current'],
      ['Bridge letter', 'letter'],
      ['Type 2', 'running'],
    ]);
    expect(view('second').timeline?.rows[2]?.words).toContain('not audited');
    expect(view('iso').timeline).toBeNull();
  });

  it('name the products that they leave out, and the report to read instead', () => {
    expect(view('second').productsOut).toEqual(['Acme Labs']);
    expect(view('first').current?.id).toBe('second');
    expect(view('second').current).toBeNull();
  });

  it('say where the examination stands', () => {
    expect(view('third').stages.map(({ when }) => when)).toEqual(['now', 'ahead']);
  });

  it('can be asked for once there is a file', () => {
    expect(content.reports.map(({ requestable }) => requestable)).toEqual([true, true, false, false]);
  });

  it('go stale 12 months after the period when nothing follows', () => {
    const late = publicContentOf({ reports: { second: reports.second } }, '2027-07-01');
    expect(late.reports.map(({ standing }) => standing)).toEqual(['stale']);
  });
});

describe('the first page', () => {
  it('leads with the current type 2 report', () => {
    const overview = overviewView(content, index);
    expect(overview.lead?.id).toBe('second');
    expect(overview.systems[0]).toMatchObject({
      attested: ['security'],
      inPreparation: [],
      included: [{ name: 'Acme Cloud' }],
      excluded: [{ name: 'Acme Labs' }],
    });
  });

  it('calls a category in preparation only while an examination that will have it is planned or running', () => {
    const trust = {
      scope: { framework: 'soc2-tsc-2017-rev2022', categories: ['security', 'privacy'], products: ['cloud'] },
    };
    const nothingPlanned = publicContentOf({ reports, trust });
    expect(overviewView(nothingPlanned, indexContent(nothingPlanned)).systems[0]).toMatchObject({
      attested: ['security'],
      inPreparation: [],
      inNoReport: ['privacy'],
    });
    const third = { ...reports.third, categories: ['security', 'privacy'] };
    const planned = publicContentOf({ reports: { ...reports, third }, trust });
    expect(overviewView(planned, indexContent(planned)).systems[0]).toMatchObject({
      attested: ['security'],
      inPreparation: ['privacy'],
      inNoReport: [],
    });
  });

  it('has nothing to lead with when nothing is issued, and no badge for a stale report', () => {
    const none = publicContentOf({ reports: { iso: reports.iso } });
    expect(overviewView(none, indexContent(none)).lead).toBeNull();
    const late = publicContentOf({ reports: { second: reports.second } }, '2028-01-01');
    const overview = overviewView(late, indexContent(late));
    expect(overview.lead?.standing).toBe('stale');
    expect(overview.systems[0]?.attested).toEqual([]);
  });

  it('shows dates ahead, soonest first', () => {
    expect(overviewView(content, index).ahead.map(({ day }) => day)).toEqual(['2027-06-01', '2027-06-30']);
  });
});

describe('ageWords', () => {
  it.each([
    ['2026-11-23', 'today'],
    ['2026-11-22', '1 day ago'],
    ['2026-06-30', '146 days ago'],
    ['2026-11-25', 'in 2 days'],
  ])('%s is %s', (day, words) => expect(ageWords(day as never, testDay as never)).toBe(words));
});
