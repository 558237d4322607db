import { isAttestation } from '#domain/content/report.ts';
import type { Entry } from '#domain/entry.ts';
import { outlineOf } from '../prose/outline.ts';
import type { Content, Example, Rule } from '../rule.ts';

/** A public summary says what a report is about, not what the auditor found: that is for the readers of the report. */
export const resultsInSummary: Rule = {
  id: 'results-in-summary',
  severity: 'warning',
  title: 'Public summaries and news say nothing about exceptions or results of tests.',
  rationale:
    'A SOC 2 report is for restricted use (AT-C 205): tests and their results mean something only beside the description of the system. A sentence such as “no exceptions” in public is also what auditors object to first.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const entry of summaries(trustCenter)) {
      for (const { text, file, place } of outlineOf(entry).passages) {
        for (const match of text.matchAll(resultWords)) {
          yield {
            message: `“${match[0].replace(/\s+/g, ' ')}” in a public text speaks of the auditor’s tests.`,
            hint: 'Leave it to the report, and say what the report covers.',
            file,
            place: place(match.index, match.index + match[0].length),
          };
        }
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (body: string, visibility = 'gated') => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
categories: [security]
visibility: ${visibility}
---
${body}
`,
  });

  return [
    {
      title: 'Results in the summary',
      files: report('The auditor noted **no exceptions**, and all controls operated effectively.'),
      findings: [
        'reports/soc2.md:9 “exceptions” in a public text speaks of the auditor’s tests.',
        'reports/soc2.md:9 “operated effectively” in a public text speaks of the auditor’s tests.',
      ],
    },
    {
      title: 'An internal report has no public summary',
      files: report('Two exceptions.', 'internal'),
      findings: [],
    },
    {
      title: 'What the report is about',
      files: report(
        'With the exception of Acme Insights, the report covers Acme Cloud from 2025-07-01 to 2026-06-30.',
      ),
      findings: [],
    },
  ];
}

const resultWords =
  /\b(?:(?<!\bwith the )exceptions?|deviations?|(?:test|testing) results?|results? of (?:the |its |our |these |all )?(?:auditor[’']s |audit )?tests?|tests? of controls? (?:passed|failed)|operat(?:ed|es|ing) effectively|operating effectiveness)\b/gi;

function summaries({ reports, updates }: Content['trustCenter']): readonly Entry<unknown>[] {
  return [
    ...reports.filter(({ data }) => isAttestation(data) && data.visibility !== 'internal'),
    ...updates.filter(({ data }) => data.kind === 'report' && data.visibility === 'public'),
  ];
}
