import { describe, expect, it } from 'vitest';
import { indexContent } from './content-index.ts';
import { documentsView, documentView, kindAndVersion, kindBesideTitle } from './documents-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const content = publicContentOf({
  documents: {
    old: {
      kind: 'pen-test',
      title: 'Old test',
      date: '2025-08-01',
      tested: { start: '2025-05-01', end: '2025-05-20' },
      firm: 'Firm',
    },
    fresh: {
      kind: 'pen-test',
      title: 'Fresh test',
      date: '2026-08-01',
      visibility: 'public',
      firm: 'Firm',
      scope: ['Web', 'API'],
    },
    cover: { kind: 'insurance', title: 'Cover', date: '2025-01-01', expires: '2026-11-22' },
  },
});
const index = indexContent(content);
const view = (slug: string) => {
  const document = index.document.get(slug);
  if (!document) throw new Error(`no document ${slug}`);
  return documentView(document, content, index);
};

describe('documents', () => {
  it('are open or on request, by title', () => {
    const { open, onRequest } = documentsView(content);
    expect([open, onRequest].map((list) => list.map(({ title }) => title))).toEqual([
      ['Fresh test'],
      ['Cover', 'Old test'],
    ]);
  });

  it('say their kind beside their title only where the title does not', () => {
    const document = (kind: string, title: string, version?: string) => {
      const [one] = publicContentOf({
        documents: { one: { kind, title, date: '2026-01-01', ...(version && { version }) } },
      }).documents;
      if (!one) throw new Error('no document');
      return one;
    };
    expect(kindBesideTitle(document('insurance', 'Confirmation of cover'))).toBe('Insurance');
    expect(kindBesideTitle(document('insurance', 'Insurance confirmation'))).toBeNull();
    expect(kindAndVersion(document('insurance', 'Insurance confirmation'))).toBeNull();
    expect(kindAndVersion(document('insurance', 'Insurance confirmation', '2.0'))).toBe('Version 2.0');
    expect(kindAndVersion(document('insurance', 'Confirmation of cover', '2.0'))).toBe(
      'Insurance, version 2.0',
    );
  });

  it('warn when a penetration test is over 12 months old or a document has expired', () => {
    expect(view('old').warning).toBe('The test ended on 2025-05-20, more than 12 months ago.');
    expect(view('cover').warning).toBe('This document expired on 2026-11-22. It is no longer given out.');
    expect(view('fresh').warning).toBeNull();
  });

  it('show firm and scope of public ones only', () => {
    const labels = (slug: string) => view(slug).facts.map(({ label }) => label);
    expect(labels('fresh')).toEqual(['Kind', 'Date', 'Firm', 'Scope']);
    expect(labels('old')).toEqual(['Kind', 'Date', 'Tested']);
  });
});
