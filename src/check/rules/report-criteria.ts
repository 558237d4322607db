import { type AttestationReport, isAttestation } from '#domain/content/report.ts';
import { criteriaOfReport, isCriterion } from '../report-scope.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** What a report expects of users and providers, and its exceptions, concern criteria that it is about. */
export const reportCriteria: Rule = {
  id: 'report-criteria',
  severity: 'error',
  title: 'CUECs, CSOCs and exceptions of a report name criteria of the report’s categories.',
  rationale:
    'A complementary control complements a criterion that the report is about. One outside of its categories was copied from another report, or a category is missing.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const report of trustCenter.reports) {
      const { data } = report;
      if (!isAttestation(data) || data.framework !== 'soc2') continue;
      const inScope = criteriaOfReport(trustCenter, data);
      for (const { path, what, criterion } of named(data)) {
        if (!isCriterion(trustCenter, criterion) || inScope.has(criterion)) continue;
        yield at(
          report,
          path,
          `${what} names ${criterion}, which the report’s categories do not bring in.`,
          'Correct the id, or the categories.',
        );
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (criterion: string) => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
categories: [security]
subserviceOrganizations:
  - name: Amazon Web Services
    service: Hosting
    method: carve-out
    csocs: [{ id: AWS-1, text: Protects its sites., criteria: [${criterion}] }]
cuecs:
  - { id: CUEC-1, text: Customers remove the accounts of leavers., criteria: [CC6.2, ${criterion}] }
---
The report covers Acme Cloud.
`,
  });

  return [
    {
      title: 'Availability in a report on security',
      files: report('A1.2'),
      findings: [
        'reports/soc2.md:11 The CSOC AWS-1 names A1.2, which the report’s categories do not bring in.',
        'reports/soc2.md:13 The CUEC CUEC-1 names A1.2, which the report’s categories do not bring in.',
      ],
    },
    { title: 'Criteria of the report', files: report('CC6.4'), findings: [] },
  ];
}

interface Named {
  readonly path: string;
  readonly what: string;
  readonly criterion: string;
}

function named({ cuecs, exceptions, subserviceOrganizations }: AttestationReport): Named[] {
  const each = (path: string, what: string, criteria: readonly string[]) =>
    criteria.map((criterion, index) => ({ path: `${path}.criteria.${index}`, what, criterion }));
  return [
    ...cuecs.flatMap(({ id, criteria }, index) => each(`cuecs.${index}`, `The CUEC ${id}`, criteria)),
    ...subserviceOrganizations.flatMap(({ csocs }, index) =>
      csocs.flatMap(({ id, criteria }, position) =>
        each(`subserviceOrganizations.${index}.csocs.${position}`, `The CSOC ${id}`, criteria),
      ),
    ),
    ...exceptions.map(({ criterion }, index) => ({
      path: `exceptions.${index}.criterion`,
      what: 'The exception',
      criterion,
    })),
  ];
}
