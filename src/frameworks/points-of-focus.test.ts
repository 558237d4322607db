import { describe, expect, it } from 'vitest';
import { categories } from '#domain/criterion.ts';
import { pointsOfFocusInScope } from './points-of-focus.ts';
import { soc2TscRev2022 } from './soc2.ts';

const inScope = (...names: (typeof categories)[number][]) => pointsOfFocusInScope(soc2TscRev2022, names);

describe('the points of focus in scope', () => {
  it('are 208 for security alone: 201 that always apply and 7 of a system', () => {
    expect(inScope('security')).toHaveLength(208);
    expect(inScope('security').filter(({ point }) => point.appliesTo === 'system-level')).toHaveLength(7);
  });

  it('are the same whether security is written or not', () => {
    expect(inScope()).toEqual(inScope('security'));
  });

  it('grow by 17, 12, 19 and 74 with the other categories, to 330', () => {
    const added = (name: (typeof categories)[number]) => inScope('security', name).length - 208;
    expect(categories.slice(1).map(added)).toEqual([17, 12, 19, 74]);
    expect(inScope(...categories)).toHaveLength(330);
  });

  it('include the points that a category adds to the common criteria', () => {
    const ids = inScope('availability').map(({ criterion, point }) => `${criterion}/${point.position}`);
    expect(ids).toContain('CC8.1/15');
    expect(ids).not.toContain('CC8.1/16');
  });
});
