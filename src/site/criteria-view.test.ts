import { describe, expect, it } from 'vitest';
import { indexContent } from './content-index.ts';
import { criteriaView } from './criteria-view.ts';
import { criterionView } from './criterion-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const control = {
  status: 'implemented',
  owner: 'Head',
  body: 'The owner checks this every week and keeps a record of it for a whole year in the tool.',
};
const content = publicContentOf({
  trust: {
    frameworks: ['soc2', 'gdpr'],
    scope: {
      framework: 'soc2-tsc-2017-rev2022',
      categories: ['security', 'privacy'],
      products: ['cloud'],
      carvedOut: [{ criterion: 'CC6.4', subserviceOrganization: 'host', csoc: 'H-1' }],
      notApplicable: [{ criterion: 'P6.7', reason: 'No such requests.' }],
    },
  },
  subprocessors: { subprocessors: [{ id: 'host', name: 'Host Ltd', purpose: 'Hosting' }] },
  controls: {
    'A-1': { ...control, title: 'One', criteria: ['CC6.1'], pointsOfFocus: ['CC6.1/1'] },
    'A-2': { ...control, title: 'Two', criteria: ['CC6.2'], visibility: 'internal' },
    'A-3': { ...control, title: 'Three', criteria: ['CC6.1'], status: 'planned' },
    'A-4': { ...control, title: 'Four', criteria: ['CC6.3'], products: ['labs'] },
  },
});
const index = indexContent(content);
const rows =
  criteriaView(content.systems, index).systems[0]?.series.flatMap(({ criteria }) => criteria) ?? [];
const row = (id: string) => rows.find(({ coverage }) => coverage.criterion.id === id);

describe('criteriaView', () => {
  it.each([
    ['CC6.1', 'Documented controls mapped'],
    ['CC6.2', 'Documented, not published'],
    ['CC6.3', 'No documented control'],
    ['CC6.4', 'Relies on Host Ltd'],
    ['P6.7', 'Not applicable'],
  ])('says of %s: %s', (id, words) => expect(row(id)?.state.words).toBe(words));

  it('never speaks of compliance', () => {
    expect(rows.map(({ state }) => state.words).join(' ')).not.toMatch(/compl|met|pass|satisf/i);
  });

  it('counts only implemented controls of the products in scope and names the others apart', () => {
    expect(row('CC6.1')?.controls.map(({ id }) => id)).toEqual(['A-1']);
    expect(row('CC6.1')?.notCounting.map(({ id }) => id)).toEqual(['A-3']);
    expect(row('CC6.3')?.notCounting.map(({ id }) => id)).toEqual(['A-4']);
  });

  it('counts documented criteria by category and series', () => {
    const [system] = criteriaView(content.systems, index).systems;
    expect(system?.categories.map(({ id, documented, inScope }) => [id, documented, inScope])).toEqual([
      ['security', 2, 33],
      ['privacy', 0, 18],
    ]);
    expect(system?.series.find(({ id }) => id === 'CC6')?.documented).toBe(2);
  });

  it('has every criterion in scope and none outside it', () => {
    expect(rows).toHaveLength(33 + 18);
    expect(row('A1.1')).toBeUndefined();
  });
});

describe('criterionView', () => {
  it('lists the points of focus that apply, with the controls that name them', () => {
    const view = criterionView('CC6.1', content, index);
    expect(view?.points[0]).toMatchObject({ position: 1, controls: [{ id: 'A-1', slug: 'a-1' }] });
    expect(view?.category).toBe('Security');
    expect(view?.suggested.map(({ framework }) => framework)).toEqual(['GDPR']);
  });

  it('says why a point applies, and how many are touched', () => {
    const view = criterionView('CC6.1', content, index);
    expect(view?.touched).toBe(1);
    expect(view?.points.map(({ category }) => category)).toContain('privacy');
    expect(view?.points.map(({ category }) => category)).not.toContain('confidentiality');
  });

  it('knows its series and its neighbors among the criteria in scope', () => {
    const view = criterionView('P1.1', content, index);
    expect([view?.previous?.id, view?.next?.id]).toEqual(['CC9.2', 'P2.1']);
    expect(criterionView('CC9.1', content, index)?.series.map(({ id }) => id)).toEqual(['CC9.1', 'CC9.2']);
    expect(criterionView('CC1.1', content, index)?.previous).toBeNull();
  });

  it('is nothing for a criterion out of scope', () => {
    expect(criterionView('A1.1', content, index)).toBeNull();
  });
});
