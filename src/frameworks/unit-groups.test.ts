import { describe, expect, it, test } from 'vitest';
import { type CatalogueId, frameworkCatalogue, frameworkIds } from './catalogue.ts';
import { headingIds, unitGroups } from './unit-groups.ts';

const catalogues = frameworkIds.filter((id): id is CatalogueId => id !== 'soc2');

describe.each(catalogues)('the groups of %s', (framework) => {
  const groups = unitGroups(framework);

  it('hold every item once, in the order of the catalogue', () => {
    expect(groups.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(
      frameworkCatalogue(framework).items.map(({ id }) => id),
    );
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
  });

  it('all have a title', () => {
    expect(groups.filter(({ title }) => title === null).map(({ id }) => id)).toEqual([]);
  });
});

test.each([
  ['gdpr', 'Art. 4', 'I'],
  ['gdpr', 'Art. 32', 'IV'],
  ['gdpr', 'Art. 99', 'XI'],
  ['hipaa', '164.312(a)(1)', '164.312'],
  ['hipaa', '164.410', '164.4xx'],
  ['hipaa', '164.530', '164.5xx'],
  ['nist-800-53', 'AC-2(1)', 'AC'],
  ['iso27001', 'A.5.1', 'A.5'],
  ['iso27001', '10.2', '10'],
  ['pci-dss', 'A3.4.1', 'A3'],
] as const)('%s %s belongs to %s', (framework, id, group) => {
  expect(unitGroups(framework).find(({ items }) => items.some((item) => item.id === id))?.id).toBe(group);
});

test('a heading is what has numbers below it', () => {
  expect([...headingIds('pci-dss')].slice(0, 3)).toEqual(['1', '1.1', '1.2']);
  expect(headingIds('iso27001').has('9.2')).toBe(true);
  expect(headingIds('iso27001').has('A.5.1')).toBe(false);
  expect(headingIds('nist-800-53').size).toBe(0);
});
