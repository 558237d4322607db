import { describe, expect, it, test } from 'vitest';
import { trustCenterOf } from '#site/trust-center.fixture.ts';
import { type CalendarDay, parseDay } from './calendar-day.ts';
import { datesAhead, datesWithin, overdueDuties } from './dates-ahead.ts';

const day = (written: string) => parseDay(written) as CalendarDay;
const today = day('2026-11-23');
const control = { title: 'Access is reviewed', status: 'implemented', owner: 'IT Manager' };

function dates(written: Parameters<typeof trustCenterOf>[0]) {
  return datesAhead(trustCenterOf(written), today).map(({ day: when, kind, id, part }) =>
    [when, kind, id, part].filter((text) => text !== '').join(' '),
  );
}

describe('dates that follow from controls and policies', () => {
  test('reviews and evidence, each piece by its own cadence', () =>
    expect(
      dates({
        controls: {
          'AC-05': {
            ...control,
            reviewed: '2026-10-05',
            reviewEvery: '6 months',
            evidence: [
              { title: 'a', collected: '2026-10-05', cadence: 'quarterly' },
              { title: 'b', collected: '2026-10-05', cadence: 'per-change' },
              { title: 'c', cadence: 'monthly' },
            ],
          },
        },
      }),
    ).toEqual(['2027-01-05 evidence-due AC-05 1', '2027-04-05 control-review AC-05']));
  test('none for planned and retired controls', () =>
    expect(
      dates({
        controls: {
          a: { ...control, status: 'planned', reviewed: '2026-10-05' },
          b: { ...control, status: 'retired', reviewed: '2026-10-05' },
        },
      }),
    ).toEqual([]));
  test('a policy’s review, and its day of effect while it lies ahead', () =>
    expect(
      dates({
        policies: {
          access: {
            title: 'Access',
            version: '1.0',
            owner: 'x',
            approvedBy: 'y',
            approved: '2026-11-20',
            effective: '2026-12-01',
          },
        },
      }),
    ).toEqual(['2026-12-01 policy-effective access', '2027-11-20 policy-review access']));
});

describe('dates that follow from reports and documents', () => {
  const issued = {
    framework: 'soc2',
    type: 2,
    series: 'cloud',
    status: 'issued',
    period: { start: '2025-07-01', end: '2026-06-30' },
  };
  test('the current report: next due, stale, and the bridge after its last statement', () =>
    expect(
      dates({
        reports: { old: { ...issued, period: { start: '2024-07-01', end: '2025-06-30' } }, now: issued },
        documents: {
          letter: {
            kind: 'bridge-letter',
            title: 'x',
            date: '2026-10-05',
            report: 'now',
            covers: { start: '2026-07-01', end: '2026-09-30' },
          },
        },
      }),
    ).toEqual([
      '2026-10-01 bridge-gap now',
      '2026-12-31 bridge-letter-due now',
      '2027-06-30 report-due now',
      '2027-09-30 report-stale now',
    ]));
  test('an examination: its period and stages, also where one comes twice', () =>
    expect(
      dates({
        reports: {
          next: {
            ...issued,
            status: 'observation',
            period: { start: '2026-07-01', end: '2027-06-30' },
            timeline: [
              { stage: 'fieldwork', start: '2027-03-01', end: '2027-03-05' },
              { stage: 'fieldwork', start: '2027-07-05' },
            ],
          },
        },
      }),
    ).toEqual([
      '2026-07-01 period-begins next',
      '2027-03-01 stage-begins next fieldwork',
      '2027-03-05 stage-ends next fieldwork',
      '2027-06-30 period-ends next',
      '2027-07-05 stage-begins next fieldwork 2',
    ]));
  test('certificates, documents, and the newest penetration test alone', () =>
    expect(
      dates({
        reports: {
          iso: { framework: 'iso27001', status: 'issued', issued: '2025-01-01', expires: '2027-12-31' },
        },
        documents: {
          insurance: { kind: 'insurance', title: 'x', date: '2026-04-01', expires: '2027-03-31' },
          'pt-2025': { kind: 'pen-test', title: 'x', date: '2025-07-10' },
          'pt-2026': {
            kind: 'pen-test',
            title: 'x',
            date: '2026-07-10',
            tested: { start: '2026-05-04', end: '2026-05-22' },
          },
        },
      }),
    ).toEqual([
      '2027-03-31 document-expiry insurance',
      '2027-05-22 pen-test-due pt-2026',
      '2027-12-31 certificate-expiry iso',
    ]));
});

describe('dates that follow from notices and settings', () => {
  test('planned subprocessors and removals ahead', () =>
    expect(
      dates({
        subprocessors: {
          noticeDays: 30,
          subprocessors: [
            {
              id: 'a',
              name: 'A',
              purpose: 'x',
              status: 'planned',
              announced: '2026-11-02',
              effective: '2026-12-15',
            },
            { id: 'b', name: 'B', purpose: 'x', status: 'planned', effective: '2027-02-01' },
            { id: 'c', name: 'C', purpose: 'x', status: 'active', removed: '2026-12-24' },
            { id: 'd', name: 'D', purpose: 'x', status: 'removed', removed: '2026-03-31' },
          ],
        },
      }),
    ).toEqual([
      '2026-12-02 subprocessor-notice a',
      '2026-12-15 subprocessor-effective a',
      '2026-12-24 subprocessor-removed c',
      '2027-01-02 subprocessor-announce b',
      '2027-02-01 subprocessor-effective b',
    ]));
  test('security.txt and changed checks', () =>
    expect(
      dates({
        trust: {
          contacts: { contact: ['mailto:a@b.example'], expires: '2027-06-30' },
          checks: { 'report-age': { severity: 'off', reason: 'merger', until: '2027-01-31' } },
        },
      }),
    ).toEqual(['2027-01-31 check-override-ends report-age', '2027-06-30 security-txt-expiry security.txt']));
});

describe('a choice of dates', () => {
  const all = datesAhead(
    trustCenterOf({
      controls: {
        a: { ...control, reviewed: '2025-10-05' },
        b: { ...control, reviewed: '2025-11-23' },
        c: { ...control, reviewed: '2026-11-01' },
      },
    }),
    today,
  );
  it('holds both ends of the range', () =>
    expect(datesWithin(all, day('2026-10-05'), day('2026-11-23')).map(({ id }) => id)).toEqual(['a', 'b']));
  it('knows what is overdue; the day itself is not', () =>
    expect(overdueDuties(all, today).map(({ id }) => id)).toEqual(['a']));
});
