import { describe, expect, test } from 'vitest';
import { publicContentOf, type WrittenContent } from '#site/trust-center.fixture.ts';
import { publicationOf } from './publication.ts';
import { mixedContent } from './sources.fixture.ts';

const subprocessor = { purpose: 'Calls', since: '2025-01-10' };
const news: WrittenContent = {
  policies: {
    access: {
      title: 'Access policy',
      version: '2.0',
      owner: 'Head',
      approvedBy: 'Board',
      approved: '2026-01-01',
      effective: '2026-02-01',
      body: 'The owner reviews access each quarter and keeps a record of it.',
    },
  },
  subprocessors: {
    noticeDays: 30,
    subprocessors: [
      { id: 'all', name: 'For All', ...subprocessor },
      { id: 'labs', name: 'For Labs', ...subprocessor, products: ['labs'] },
      {
        id: 'next',
        name: 'Next',
        purpose: 'Mail',
        status: 'planned',
        announced: '2027-01-01',
        effective: '2027-03-01',
      },
    ],
  },
};
const publication = publicationOf(publicContentOf(news));
const topicsOf = (id: RegExp) => publication.changes.find((change) => id.test(change.id))?.topics;

describe('publicationOf', () => {
  test('offers subprocessors, reports and policies, and the subprocessors of each product', () => {
    expect(publication.topics).toEqual([
      { id: 'subprocessors', title: 'Subprocessors' },
      { id: 'reports', title: 'Reports and certificates' },
      { id: 'policies', title: 'Policies' },
      { id: 'subprocessors-cloud', title: expect.stringContaining('Acme Cloud') },
      { id: 'subprocessors-labs', title: expect.stringContaining('Acme Labs') },
    ]);
  });

  test('names no product where there is only one', () => {
    const single = publicContentOf({
      ...news,
      trust: { products: [{ id: 'cloud', name: 'Acme Cloud' }] },
      subprocessors: {},
    });
    expect(publicationOf(single).topics.map(({ id }) => id)).toEqual([
      'subprocessors',
      'reports',
      'policies',
    ]);
  });

  test('tells each change to those whom it concerns: one without products concerns all of them', () => {
    expect(topicsOf(/#all/)).toEqual(['subprocessors', 'subprocessors-cloud', 'subprocessors-labs']);
    expect(topicsOf(/#labs/)).toEqual(['subprocessors', 'subprocessors-labs']);
    expect(topicsOf(/^\/policies\//)).toEqual(['policies']);
  });

  test('has a change once it has happened, the newest first, each with an id of its own', () => {
    expect(publication.changes.filter(({ title }) => title.includes('Next'))).toEqual([]);
    const later = publicationOf(publicContentOf(news, '2027-01-02'));
    expect(later.changes[0]).toMatchObject({ title: expect.stringContaining('Next'), day: '2027-01-01' });
    const days = later.changes.map(({ day }) => day);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(new Set(later.changes.map(({ id }) => id)).size).toBe(later.changes.length);
  });

  test('is the same in every build of the same content, and holds nothing that is not public', () => {
    expect(publicationOf(publicContentOf(news))).toEqual(publication);
    const mixed = JSON.stringify(publicationOf(publicContentOf(mixedContent)));
    expect(mixed).toContain('/reports/');
    expect(mixed).not.toContain('canary');
  });
});
