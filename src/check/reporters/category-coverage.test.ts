import { expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { load } from '#load/load.ts';
import { coverageByCategory } from './category-coverage.ts';

const coverage = (scope: string) => {
  const loaded = load(
    contentFolder({
      'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: s@acme.example }
site: { url: "http://localhost:4321" }
scope: ${scope}
`,
    }),
  );
  return coverageByCategory({ ...loaded, today: '2026-11-23' as CalendarDay });
};

test('counts each category in scope, and names the criteria without a documented control', () => {
  const scope =
    '{ framework: soc2-tsc-2017-rev2022, categories: [security, availability], notApplicable: [{ criterion: A1.3, reason: None. }], carvedOut: [{ criterion: A1.2, subserviceOrganization: aws }] }';
  expect(coverage(scope)).toEqual([
    {
      system: null,
      category: 'security',
      inScope: 33,
      covered: 33,
      carvedOut: 0,
      notApplicable: 0,
      open: [],
    },
    {
      system: null,
      category: 'availability',
      inScope: 3,
      covered: 0,
      carvedOut: 1,
      notApplicable: 1,
      open: ['A1.1'],
    },
  ]);
});

test('several systems are named', () => {
  const one = '{ id: one, framework: soc2-tsc-2017-rev2022, categories: [security] }';
  const two = '{ id: two, framework: soc2-tsc-2017-rev2022, categories: [security] }';
  expect(coverage(`[${one}, ${two}]`).map(({ system }) => system)).toEqual(['one', 'two']);
});
