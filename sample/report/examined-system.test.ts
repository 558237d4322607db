import { describe, expect, it } from 'vitest';
import { type ExaminedControl, statementOf } from './examined-system.ts';

describe('statementOf', () => {
  it('takes the first paragraph only', () => {
    expect(statementOf(controlWith('Doors are locked.\n\nBadges are counted.\n'))).toBe('Doors are locked.');
  });

  it('appends the list that the first paragraph announces', () => {
    const body = 'Fixes are due within:\n\n- critical: 7 days,\n- high: 30 days.\n\nTickets warn the team.';
    expect(statementOf(controlWith(body))).toBe('Fixes are due within: critical: 7 days; high: 30 days.');
  });

  it('keeps the words of a link and drops references to other controls', () => {
    const body =
      'Staff sign the [Code of conduct](/policies/code-of-conduct/), see ([GV-01](/controls/gv-01/)), in `HR`.';
    expect(statementOf(controlWith(body))).toBe('Staff sign the Code of conduct, in HR.');
  });
});

function controlWith(body: string): ExaminedControl {
  return { body } as ExaminedControl;
}
