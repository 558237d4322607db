import { describe, expect, it, test } from 'vitest';
import { gapSeverity } from '#domain/readiness/gap.ts';
import { gapWords } from './gap-words.ts';
import { assessed, controlFile, inPreparation } from './readiness.fixture.ts';
import { gapCountWords } from './tally-words.ts';

const one = (files?: Parameters<typeof assessed>[0], today?: string) => {
  const [system] = assessed(files, today).systems;
  if (!system) throw new Error('the fixture has a system');
  return system;
};
const lines = (system: ReturnType<typeof one>) =>
  system.gaps.map((gap) => `${gapSeverity(gap)} ${gap.subject.id}: ${gapWords(gap).what}`);
const of = (id: string, system = one()) => lines(system).filter((line) => line.includes(` ${id}: `));

describe('what is missing', () => {
  test('a criterion that no control names, or only one of other products', () => {
    expect(of('CC1.1')).toEqual(['critical CC1.1: No control names it.']);
    expect(of('CC6.8')).toEqual([
      'critical CC6.8: No control of this system names it; controls for other products do: LB-01.',
    ]);
  });
  test('a criterion of which every control is only planned', () =>
    expect(of('CC6.7')).toEqual([
      'critical CC6.7: Every control that names it counts for nothing yet: AC-11 (planned).',
    ]));
  test('a carve-out that nobody monitors', () => {
    expect(of('CC6.5')).toEqual([
      'critical CC6.5: It is left to hoster without naming the provider’s control and without an implemented control that monitors it.',
    ]);
    expect(of('CC6.4')).toEqual([]);
  });
  test('an exception of the last report that is still open', () =>
    expect(of('CC6.2')).toContain(
      'high CC6.2: An exception of AC-05 in soc2-2025 is still open: One review was late.',
    ));
  test('evidence: none at all, a piece never collected, a piece overdue', () => {
    expect(of('AC-05')).toEqual(['high AC-05: No evidence is listed.']);
    expect(of('AC-01').slice(0, 2)).toEqual([
      'high AC-01: “List of keys” (monthly) was never collected.',
      'high AC-01: “Export of sign-in rules” (quarterly) is of 2026-07-05; the next was due on 2026-10-05, 49 days ago.',
    ]);
  });
  test('reviews that are overdue or were never recorded', () => {
    expect(of('access')).toEqual(['medium access: Its review was due on 2026-09-01, 83 days ago.']);
    expect(of('AC-01')).toContain('medium AC-01: Its review was due on 2026-10-05, 49 days ago.');
    expect(of('VM-02')).toContain('medium VM-02: No review is recorded.');
  });
  test('a provider’s report of more than twelve months ago, owned by who monitors it', () => {
    const system = one();
    expect(of('hoster', system)).toEqual([
      'medium hoster: The provider’s own report on file ends on 2025-09-30, over twelve months ago.',
    ]);
    expect(system.gaps.find(({ kind }) => kind === 'provider-report')).toMatchObject({
      criteria: ['CC6.4', 'CC6.5'],
      owner: 'Compliance Manager',
    });
  });
  test('a control without policy or frequency', () =>
    expect(of('VM-02')).toEqual(
      expect.arrayContaining([
        'medium VM-02: It names no policy.',
        'medium VM-02: It does not say how often it is performed, so no population follows.',
      ]),
    ));
  test('points of focus, by position, for documented criteria alone', () => {
    expect(of('CC6.1')).toEqual([
      'information CC6.1: Controls name 1 of 11 points of focus; untouched: 1, 2, 3, 5, 6, 7, 8, 9, 10, 11.',
    ]);
    expect(of('CC1.1').join()).not.toContain('points of focus');
  });
  test('nothing about points of focus where the content names none', () => {
    const plain = inPreparation['controls/AC-01.md']?.replace('pointsOfFocus: [CC6.1/4]\n', '') ?? null;
    const system = one({ ...inPreparation, 'controls/AC-01.md': plain });
    expect(lines(system).join()).not.toContain('points of focus');
    expect(system.tally.points.used).toBe(false);
  });
  test('evidence of the period, once the period is over', () => {
    const late = one(inPreparation, '2027-07-15');
    expect(of('VM-02', late).join()).not.toContain('no evidence of it was collected');
    const before = inPreparation['controls/VM-02.md']?.replace('2026-08-10', '2026-06-10') ?? null;
    expect(of('VM-02', one({ ...inPreparation, 'controls/VM-02.md': before }, '2027-07-15'))).toContain(
      'high VM-02: The period 2026-07-01 to 2027-06-30 is over and no evidence of it was collected.',
    );
  });
  test('undocumented text counts for nothing', () => {
    const short = controlFile(['title: A', 'criteria: [CC1.1]', 'status: implemented', 'owner: B'], 'Short.');
    expect(of('CC1.1', one({ ...inPreparation, 'controls/X-01.md': short }))).toEqual([
      'critical CC1.1: Every control that names it counts for nothing yet: X-01 (implemented, but its text is not documentation).',
    ]);
  });
});

it('puts what is worst first', () => {
  const severities = one().gaps.map(gapSeverity);
  const order = ['critical', 'high', 'medium', 'soon', 'information'];
  expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect(severities[0]).toBe('critical');
});

it('lists what is due soon by its day, reviews and evidence together', () => {
  const control = (reviewed: string, collected: string) =>
    controlFile([
      'title: A',
      'criteria: [CC1.1]',
      'status: implemented',
      'owner: B',
      `reviewed: ${reviewed}`,
      `evidence: [{ title: E, collected: ${collected}, cadence: annually }]`,
    ]);
  const { gaps } = one({
    ...inPreparation,
    'controls/X-01.md': control('2025-11-25', '2025-12-05'),
    'controls/X-02.md': control('2025-12-01', '2025-11-24'),
  });
  const soon = gaps.filter((gap) => gapSeverity(gap) === 'soon');
  expect(soon.map((gap) => `${'due' in gap ? gap.due : ''} ${gap.kind}`)).toEqual([
    '2026-11-24 evidence-due',
    '2026-11-25 control-review-due',
    '2026-12-01 control-review-due',
    '2026-12-05 evidence-due',
  ]);
});

it('counts what is written down, and every criterion once', () => {
  const { tally } = one();
  expect(tally.criteria).toEqual({
    inScope: 33,
    documented: 4,
    'carved-out': 2,
    'not-applicable': 0,
    'not-in-place': 1,
    uncovered: 26,
    partlyCarvedOut: 0,
  });
  expect(tally.controls).toEqual({
    inPlace: 3,
    partial: 0,
    planned: 1,
    notDocumented: 0,
    withoutEvidence: 1,
  });
  expect(tally.evidence).toMatchObject({ items: 3, overdue: 1, none: 1, current: 1, inPeriod: 2 });
  expect(tally.exceptions).toEqual({ open: 1, remediated: 0, accepted: 0 });
});

it('never speaks of compliance, readiness or passing', () => {
  const words = [...lines(one()), gapCountWords(one().tally)].join(' ');
  expect(words).not.toMatch(/complian|\bready\b|passed|certif/i);
});

it('assesses each system by its own products and categories', () => {
  const trust = inPreparation['trust.yaml']?.replace(
    /scope:[\s\S]*/,
    'scope:\n  - { id: a, framework: soc2-tsc-2017-rev2022, categories: [security], products: [cloud] }\n  - { id: b, framework: soc2-tsc-2017-rev2022, categories: [security, availability], products: [labs] }\n',
  );
  const { systems } = assessed({ ...inPreparation, 'trust.yaml': trust ?? null });
  expect(systems.map(({ scope, tally }) => [scope.id, tally.criteria.inScope])).toEqual([
    ['a', 33],
    ['b', 36],
  ]);
  const state = (index: number) =>
    systems[index]?.criteria.find(({ criterion }) => criterion.id === 'CC6.8')?.state;
  expect([state(0), state(1)]).toEqual(['uncovered', 'documented']);
});
