import { describe, expect, it } from 'vitest';
import { indexContent } from './content-index.ts';
import { frameworkView } from './framework-view.ts';
import { frameworksView } from './frameworks-view.ts';
import { unitAnchor } from './paths.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const body = 'The owner does this every week and keeps a record of it for a whole year in the tool.';
const control = { status: 'implemented', owner: 'Head', title: 'Control', body };
const content = publicContentOf({
  trust: {
    frameworks: ['soc2', 'iso27001', 'pci-dss', 'nist-800-53'],
    notClaimed: [
      { framework: 'pci-dss', note: 'No card data.' },
      { framework: 'fedramp', note: 'Not pursued.' },
    ],
  },
  controls: {
    'A-1': { ...control, criteria: ['CC6.1'], mappings: { iso27001: ['a.8.5', 'A.99.1'] } },
    'A-2': { ...control, criteria: ['CC6.1'] },
    'A-3': { ...control, criteria: ['CC6.1'], status: 'planned', mappings: { iso27001: ['A.8.6'] } },
    'A-4': { ...control, criteria: ['CC6.1'], status: 'retired', mappings: { iso27001: ['A.7.1'] } },
    'A-6': { ...control, body: '', criteria: ['CC6.1'], mappings: { iso27001: ['A.8.7'] } },
    'A-5': { ...control, criteria: ['CC6.2'], visibility: 'internal', mappings: { iso27001: ['A.7.2'] } },
  },
});
const index = indexContent(content);
const view = frameworkView('iso27001', content, index);
const row = (id: string) => view.groups.flatMap(({ rows }) => rows).find((one) => one.id === id);

describe('frameworkView', () => {
  it('keeps what a control states apart from what the crosswalk suggests', () => {
    expect(row('A.8.5')?.stated.map(({ id }) => id)).toEqual(['A-1']);
    expect(row('A.8.5')?.suggestion).toEqual({
      criteria: [{ id: 'CC6.1', controls: 2 }],
      controls: [{ id: 'A-2', slug: 'a-2' }],
      more: 0,
    });
  });

  it('counts implemented, documented, published controls alone', () => {
    expect(row('A.8.7')?.stated.map(({ id }) => id)).toEqual(['A-6']);
    expect(row('A.8.6')?.stated.map(({ status }) => status)).toEqual(['planned']);
    expect(row('A.7.1')).toBeUndefined();
    expect(row('A.7.2')).toBeUndefined();
    expect(view.counts.stated).toBe(1);
  });

  it('suggests only through criteria that have published controls', () => {
    const because = view.groups.flatMap(({ rows }) => rows).flatMap((one) => one.suggestion?.criteria ?? []);
    expect(new Set(because.map(({ id }) => id))).toEqual(new Set(['CC6.1']));
  });

  it('has numbers of groups that add up to those of the framework', () => {
    for (const id of ['iso27001', 'pci-dss', 'nist-800-53'] as const) {
      const { groups, counts } = frameworkView(id, content, index);
      const sum = (of: 'units' | 'stated' | 'suggestedOnly') =>
        groups.reduce((all, group) => all + group[of], 0);
      expect([sum('units'), sum('stated'), sum('suggestedOnly')]).toEqual([
        counts.units,
        counts.stated,
        counts.suggestedOnly,
      ]);
    }
  });

  it('folds the groups of a long framework alone', () => {
    expect(view.isFolded).toBe(false);
    expect(frameworkView('nist-800-53', content, index).isFolded).toBe(true);
  });

  it('names six controls and counts the others', () => {
    const many = publicContentOf({
      trust: { frameworks: ['gdpr'] },
      controls: Object.fromEntries(
        Array.from({ length: 9 }, (_, at) => [`B-${at}`, { ...control, criteria: ['CC6.1'] }]),
      ),
    });
    const [first] = frameworkView('gdpr', many, indexContent(many)).groups.flatMap(({ rows }) => rows);
    expect([first?.suggestion?.controls.length, first?.suggestion?.more]).toEqual([6, 3]);
  });

  it('says what is not claimed on the page of the framework, and the rest on the index', () => {
    expect(frameworkView('pci-dss', content, index).notClaimed).toEqual(['No card data.']);
    expect(frameworksView(content, index).notClaimed).toEqual([{ label: 'FedRAMP', note: 'Not pursued.' }]);
  });
});

describe('frameworksView', () => {
  it('has the frameworks that the site shows, in the order of the catalogue', () => {
    expect(frameworksView(content, index).frameworks.map(({ id }) => id)).toEqual([
      'iso27001',
      'nist-800-53',
      'pci-dss',
    ]);
  });
});

describe('unitAnchor', () => {
  it.each([
    ['164.308(a)(1)(ii)', '164.308-a-1-ii'],
    ['Art. 32', 'art.-32'],
    ['AC-2(1)', 'ac-2-1'],
  ])('%s becomes %s', (id, anchor) => expect(unitAnchor(id)).toBe(anchor));

  it('is another for each unit of a framework', () => {
    for (const framework of ['hipaa', 'nist-800-53', 'pci-dss', 'iso27001'] as const) {
      const ids = frameworkView(framework, content, index).groups.flatMap(({ rows, rest }) =>
        [...rows, ...rest].map(({ id }) => unitAnchor(id)),
      );
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
