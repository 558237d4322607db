import { describe, expect, it } from 'vitest';
import { indexContent } from './content-index.ts';
import { faqView, questionSources } from './faq-view.ts';
import { policiesView, policyView } from './policies-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';
import { updatesView } from './updates-view.ts';

const policy = { version: '1.0', owner: 'x', approvedBy: 'x' };
const content = publicContentOf({
  faq: {
    b: { title: 'B?', topic: 'data', order: 2 },
    a: { title: 'A?', topic: 'data', order: 1, controls: ['AC-1'], policies: ['zeta'] },
    c: { title: 'C?' },
  },
  controls: { 'AC-1': { title: 'Sign-in', status: 'implemented', owner: 'x', policies: ['zeta'] } },
  policies: {
    zeta: { ...policy, title: 'Zeta', approved: '2025-01-01', criteria: ['CC6.1'], related: ['alpha'] },
    alpha: { ...policy, title: 'Alpha', approved: '2026-05-01' },
  },
  updates: {
    old: { title: 'Old', date: '2025-03-01' },
    two: { title: 'Two', date: '2026-03-01' },
    one: { title: 'One', date: '2026-03-01' },
  },
});
const index = indexContent(content);

describe('faqView', () => {
  it('groups questions by topic in their order; those without one are general', () => {
    expect(
      faqView(content).topics.map(({ heading, questions }) => [heading, questions.map(({ id }) => id)]),
    ).toEqual([
      ['Data', ['a', 'b']],
      ['General', ['c']],
    ]);
  });

  it('names what an answer rests on', () => {
    const question = faqView(content).topics[0]?.questions[0];
    expect(question && questionSources(question, index).map(({ label }) => label)).toEqual([
      'AC-1 Sign-in',
      'Zeta',
    ]);
  });
});

describe('policies', () => {
  it('stand by title, with the day of the latest approval', () => {
    const view = policiesView(content);
    expect(view.policies.map(({ title }) => title)).toEqual(['Alpha', 'Zeta']);
    expect(view.lastApproved).toBe('2026-05-01');
  });

  it('know their controls, criteria and questions, and whether their review is overdue', () => {
    const zeta = index.policy.get('zeta');
    if (zeta?.access !== 'public') throw new Error('no policy');
    expect(policyView(zeta, content, index)).toMatchObject({
      isReviewOverdue: true,
      controls: [{ id: 'AC-1' }],
      criteria: [{ id: 'CC6.1' }],
      related: [{ title: 'Alpha' }],
      questions: [{ id: 'a' }],
    });
  });
});

describe('updatesView', () => {
  it('goes by year, the latest first, the same day by title', () => {
    expect(
      updatesView(content).years.map(({ year, updates }) => [year, updates.map(({ id }) => id)]),
    ).toEqual([
      ['2026', ['one', 'two']],
      ['2025', ['old']],
    ]);
  });
});
