import { describe, expect, it } from 'vitest';
import { indexContent } from './content-index.ts';
import { controlView } from './control-view.ts';
import { controlsInOrder, controlsView } from './controls-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const control = { status: 'implemented', owner: 'Head', title: 'Control' };
const content = publicContentOf({
  trust: { risks: [{ id: 'R-01', title: 'Access' }], frameworks: ['soc2', 'iso27001'] },
  policies: {
    access: { title: 'Access policy', version: '2.0', owner: 'x', approvedBy: 'x', approved: '2026-01-01' },
  },
  controls: {
    'AC-10': { ...control, criteria: ['CC6.1', 'CC6.2'], type: 'detective', at: 'controls/access/AC-10.md' },
    'AC-2': {
      ...control,
      criteria: ['CC6.1'],
      pointsOfFocus: ['CC6.1/2'],
      mappings: { iso27001: ['a.8.5'] },
      policies: ['access'],
      risks: ['R-01', 'R-99'],
      products: ['cloud'],
      reviewed: '2025-10-01',
      at: 'controls/access/AC-2.md',
    },
    'ZZ-1': { ...control, status: 'planned', criteria: ['CC9.1'] },
    'GA-1': { ...control, visibility: 'gated' },
  },
});
const index = indexContent(content);

describe('controlsView', () => {
  const view = controlsView(content, index);

  it('groups by folder, else by the letters of the id, and orders numbers as numbers', () => {
    expect(view.groups.map(({ heading, rows }) => [heading, rows.map(({ control: { id } }) => id)])).toEqual([
      ['Access', ['AC-2', 'AC-10']],
      ['Zz', ['ZZ-1']],
    ]);
  });

  it('keeps gated controls apart and counts what is implemented', () => {
    expect(view).toMatchObject({ total: 3, implemented: 2, gated: [{ id: 'GA-1' }] });
  });

  it('offers only facets with a choice, with counts', () => {
    expect(view.facets.map(({ id }) => id)).toEqual(['family', 'series', 'criterion', 'status']);
    expect(view.facets.find(({ id }) => id === 'series')?.options).toEqual([
      { value: 'CC6', label: 'CC6', count: 2 },
      { value: 'CC9', label: 'CC9', count: 1 },
    ]);
  });
});

describe('controlView', () => {
  const order = controlsInOrder(content);
  const first = order[0];
  if (!first) throw new Error('no control');
  const view = controlView(first, content, index, order);

  it('joins criteria with their points of focus, policies and risks that exist', () => {
    expect(view.criteria[0]).toMatchObject({ id: 'CC6.1', inScope: true, points: [{ position: 2 }] });
    expect(view.policies).toEqual([{ slug: 'access', title: 'Access policy', version: '2.0' }]);
    expect(view.risks).toEqual([{ id: 'R-01', title: 'Access' }]);
  });

  it('keeps what is stated apart from what is suggested', () => {
    expect(view.stated[0]?.references.map(({ id }) => id)).toEqual(['A.8.5']);
    expect(view.suggested.map(({ framework }) => framework)).toEqual(['ISO/IEC 27001']);
    expect(view.suggested[0]?.references.some(({ id }) => id === 'A.8.5')).toBe(false);
    expect(view.suggested[0]?.note).toBe('Guidance, not an official mapping.');
  });

  it('says when a review is overdue, by the interval of the company', () => {
    expect(first.reviewDue).toBe('2026-10-01');
    expect(view.isReviewOverdue).toBe(true);
  });

  it('knows its neighbors in the list', () => {
    expect([view.previous?.id ?? null, view.next?.id]).toEqual([null, 'AC-10']);
  });
});
