import { describe, expect, test } from 'vitest';
import { compareDiagnostics } from '#domain/diagnostic.ts';
import { allRules } from './all-rules.ts';
import { exampleContent } from './example-content.fixture.ts';
import { diagnosticOf, type Example, type Rule } from './rule.ts';

/** The findings of one rule on an example, as the example writes them; loading the files must find nothing. */
function findingsOf(rule: Rule, example: Example): string[] {
  const content = exampleContent(example);
  expect(content.diagnostics).toEqual([]);
  return [...rule.check(content)]
    .map((finding) => diagnosticOf(rule, finding, rule.severity))
    .sort(compareDiagnostics)
    .map(({ file, place, message }) => `${file}${place ? `:${place.line}` : ''} ${message}`);
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
