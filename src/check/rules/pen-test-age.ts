import { addMonths } from '#domain/calendar-day.ts';
import type { TrustDocument } from '#domain/content/document.ts';
import type { Entry } from '#domain/entry.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** The newest penetration test of a product is at most a year old and says who tested what and how. */
export const penTestAge: Rule = {
  id: 'pen-test-age',
  severity: 'warning',
  title: 'The newest penetration test is at most twelve months old and names its firm, scope and method.',
  rationale:
    'Reviewers ask for a test by an outside firm every year, and judge it by who tested what and how. Older tests may stay; the newest one counts.',
  examples: examples(),
  *check(content) {
    const tests = content.trustCenter.documents.filter(({ data }) => data.kind === 'pen-test');
    for (const test of tests) {
      if (!isSuperseded(test, tests)) yield* checkOne(content, test);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const test = (front: string) => `---
kind: pen-test
title: Penetration test
${front}
---
`;
  const named = 'firm: Grauwall Security\nscope: Web application\nmethod: Grey box';

  return [
    {
      title: 'A test of the year before last',
      files: {
        'documents/pen-test.md': test(
          `date: 2025-07-10\n${named}\ntested: { start: 2025-05-04, end: 2025-05-22 }`,
        ),
      },
      findings: ['documents/pen-test.md:8 The penetration test ended on 2025-05-22, over 12 months ago.'],
    },
    {
      title: 'A test by nobody',
      files: { 'documents/pen-test.md': test('date: 2026-07-10') },
      findings: ['documents/pen-test.md:2 The penetration test does not name its firm, scope, method.'],
    },
    {
      title: 'The older test has a successor',
      files: {
        'documents/pen-test-2025.md': test(`date: 2025-07-10\n${named}`),
        'documents/pen-test-2026.md': test(`date: 2026-07-10\n${named}`),
      },
      findings: [],
    },
  ];
}

type Test = Entry<TrustDocument>;

/** A later test for the same products, or for all of them. */
function isSuperseded(test: Test, tests: readonly Test[]): boolean {
  return tests.some(({ data }) => {
    const covers =
      data.products.length === 0 ||
      (test.data.products.length > 0 &&
        test.data.products.every((product) => data.products.includes(product)));
    return data.date > test.data.date && covers;
  });
}

function* checkOne({ today }: Content, test: Test): Iterable<Finding> {
  const { date, tested, firm, scope, method } = test.data;
  const end = tested?.end ?? date;
  if (addMonths(end, 12) < today)
    yield at(
      test,
      tested ? 'tested.end' : 'date',
      `The penetration test ended on ${end}, over 12 months ago.`,
      'Add the next test.',
    );
  const missing = Object.entries({ firm, scope, method }).flatMap(([key, value]) =>
    value === undefined ? [key] : [],
  );
  if (missing.length > 0)
    yield at(
      test,
      'kind',
      `The penetration test does not name its ${missing.join(', ')}.`,
      `Add ${missing.map((key) => `\`${key}:\``).join(', ')}.`,
    );
}
