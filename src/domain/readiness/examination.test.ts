import { describe, expect, it } from 'vitest';
import { trustCenterOf } from '#site/trust-center.fixture.ts';
import { type CalendarDay, parseDay } from '../calendar-day.ts';
import { examinationPlan } from './examination.ts';

const day = (written: string) => parseDay(written) as CalendarDay;

const last = {
  framework: 'soc2',
  type: 2,
  series: 'cloud',
  status: 'issued',
  period: { start: '2025-07-01', end: '2026-06-30' },
};
const next = {
  framework: 'soc2',
  type: 2,
  series: 'cloud',
  status: 'observation',
  period: { start: '2026-07-01', end: '2027-06-30' },
  timeline: [
    { stage: 'reporting', start: '2027-07-26', end: '2027-08-13' },
    { stage: 'fieldwork', start: '2027-06-07', end: '2027-07-23' },
    { stage: 'planning', start: '2026-11-02', end: '2026-11-20' },
  ],
};
const letter = (start: string, end: string) => ({
  kind: 'bridge-letter',
  title: 'Letter',
  date: end,
  report: 'last',
  covers: { start, end },
});

function plan(reports: object, documents: object = {}, today = '2026-11-23') {
  const trustCenter = trustCenterOf({ reports: { ...reports }, documents: { ...documents } });
  const [scope] = trustCenter.trust.data.scope;
  if (!scope) throw new Error('the fixture has a system');
  return examinationPlan(scope, trustCenter.reports, trustCenter.documents, day(today));
}

describe('the examination ahead', () => {
  it('has its stages in time, the period among them, each with where the day stands', () => {
    const stages = plan({ last, next }).next?.stages.map(({ name, position }) => [name, position]);
    expect(stages).toEqual([
      ['observation', 'running'],
      ['planning', 'done'],
      ['fieldwork', 'ahead'],
      ['reporting', 'ahead'],
    ]);
  });
  it('says what comes next and what is not recorded', () => {
    const { next: ahead } = plan({ last, next });
    expect(ahead?.next).toEqual({ stage: 'fieldwork', edge: 'begins', day: '2027-06-07', days: 196 });
    expect(ahead?.unrecorded).toEqual(['preparation']);
  });
  it('counts the last day of a stage as running', () =>
    expect(plan({ next }, {}, '2026-11-20').next?.stages[1]).toMatchObject({
      name: 'planning',
      position: 'running',
    }));
  it('is the one that ends first; reports about other products or frameworks are none', () => {
    const later = { ...next, period: { start: '2027-07-01', end: '2028-06-30' }, status: 'planned' };
    const other = { ...next, products: ['labs'] };
    const iso = { framework: 'iso27001', status: 'planned' };
    const found = plan({ later, other, iso, next });
    expect(found.next?.report.id).toBe('next');
    expect(found.later.map(({ report }) => report.id)).toEqual(['later']);
  });
  it('asks no observation of a type 1', () => {
    const type1 = { framework: 'soc2', type: 1, status: 'planned', asOf: '2027-01-31' };
    expect(plan({ type1 }).next?.unrecorded).toEqual(['planning', 'preparation', 'fieldwork', 'reporting']);
  });
  it('is none where nothing is planned', () => expect(plan({ last }).next).toBeNull());
});

describe('the last report', () => {
  it('knows when it is twelve and fifteen months old', () =>
    expect(plan({ last }).last).toMatchObject({
      end: '2026-06-30',
      nextDue: '2027-06-30',
      stale: '2027-09-30',
      statedTo: '2026-06-30',
    }));
  it('is followed by letters as far as they leave no gap', () => {
    const first = letter('2026-07-01', '2026-09-30');
    const afterGap = letter('2026-10-15', '2026-11-15');
    expect(plan({ last }, { first }).last?.statedTo).toBe('2026-09-30');
    expect(plan({ last }, { afterGap, first }).last?.statedTo).toBe('2026-09-30');
    const second = letter('2026-10-01', '2026-11-15');
    expect(plan({ last }, { second, first }).last?.statedTo).toBe('2026-11-15');
  });
});
