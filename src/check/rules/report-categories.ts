import { placeOf } from '#domain/entry.ts';
import { systemsOf } from '#frameworks/systems.ts';
import { currentReports } from '../current-reports.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** Attested categories come from the current report, documented ones from the scope; a difference is said, never hidden. */
export const reportCategories: Rule = {
  id: 'report-categories',
  severity: 'info',
  title: 'The current report covers the categories in scope.',
  rationale:
    'A category that is in scope and not in the current report is documented, not attested: the site shows it as “in preparation”. A category of the report that the scope leaves out means that criteria which an auditor examined are not checked here.',
  examples: examples(),
  *check(content) {
    const { trust } = content.trustCenter;
    for (const system of systemsOf(content.trustCenter)) {
      for (const report of currentReports(content, system)) {
        const attested = report.data.categories;
        const documented = system.scope.categories;
        if (attested.length === 0) continue;
        const related = [
          {
            file: report.file,
            place: placeOf(report, 'categories'),
            message: `${report.id} covers ${attested.join(', ')}`,
          },
        ];
        const preparing = documented.filter((category) => !attested.includes(category));
        const missing = attested.filter((category) => !documented.includes(category));
        if (preparing.length > 0)
          yield {
            ...at(
              trust,
              `${system.path}.categories`,
              `${preparing.join(' and ')} ${preparing.length > 1 ? 'are' : 'is'} in scope, but not in the current report ${report.id}; the site shows “in preparation”.`,
              'Nothing to do, unless the report’s `categories` are incomplete.',
            ),
            related,
          };
        if (missing.length > 0)
          yield {
            ...at(
              trust,
              `${system.path}.categories`,
              `The current report ${report.id} covers ${missing.join(' and ')}, but the scope does not.`,
              `Add ${missing.map((category) => `\`${category}\``).join(', ')} to the categories.`,
            ),
            related,
            severity: 'warning',
          };
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (categories: string) => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
categories: [${categories}]
---
The report covers Acme Cloud.
`,
  });
  const trust = (
    categories: string,
  ) => `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [${categories}] }
`;

  return [
    {
      title: 'A category in preparation',
      files: { ...report('security'), 'trust.yaml': trust('security, availability') },
      findings: [
        'trust.yaml:3 availability is in scope, but not in the current report soc2; the site shows “in preparation”.',
      ],
    },
    {
      title: 'A category that was examined and is not checked',
      files: report('security, confidentiality'),
      findings: ['trust.yaml:12 The current report soc2 covers confidentiality, but the scope does not.'],
    },
    { title: 'The same categories', files: report('security'), findings: [] },
  ];
}
