import { describe, expect, test } from 'vitest';
import { type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import { compareDiagnostics } from '#domain/diagnostic.ts';
import type { History } from '#domain/trust-center.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { load } from '#load/load.ts';
import { allRules } from './all-rules.ts';
import { diagnosticOf, type Example, type Rule } from './rule.ts';

const usualDay = '2026-11-23' as CalendarDay;

/** The findings of one rule on an example, as the example writes them; loading the files must find nothing. */
function findingsOf(rule: Rule, example: Example): string[] {
  const loaded = load(contentFolder(example.files));
  expect(loaded.diagnostics).toEqual([]);
  const today = parseDay(example.today ?? '') ?? usualDay;
  const facts = { ...loaded.facts, history: historyOf(example) };
  return [...rule.check({ ...loaded, facts, today })]
    .map((finding) => diagnosticOf(rule, finding, rule.severity))
    .sort(compareDiagnostics)
    .map(({ file, place, message }) => `${file}${place ? `:${place.line}` : ''} ${message}`);
}

/** The example's history: its committed texts, one commit each. */
function historyOf({ committed }: Example): History {
  if (!committed) return { kind: 'unknown', reason: 'no-repository' };
  const { agreements, policies } = load(contentFolder(committed)).trustCenter;
  const beginnings = [...agreements, ...policies].map(({ file, body, data: { version } }) => {
    const text = { commit: '0123456789abcdef', day: '2026-02-01' as CalendarDay, version, body };
    return [file, text] as const;
  });
  return { kind: 'known', beginnings: new Map(beginnings) };
}

for (const rule of allRules) {
  describe(rule.id, () => {
    for (const example of rule.examples) {
      test(example.title, () => expect(findingsOf(rule, example)).toEqual(example.findings));
    }
    test('has bad and good examples', () => {
      expect(rule.examples.some(({ findings }) => findings.length > 0)).toBe(true);
      expect(rule.examples.some(({ findings }) => findings.length === 0)).toBe(true);
    });
  });
}

test('rule ids are unique and say in kebab-case what they ask for', () => {
  const ids = allRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
