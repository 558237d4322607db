import { isAttestation } from '#domain/content/report.ts';
import { criteriaOfReport, isCriterion } from '../report-scope.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** An opinion that is not unqualified says why and what it affects (AT-C 205). */
export const opinionBasis: Rule = {
  id: 'opinion-basis',
  severity: 'error',
  title: 'A modified opinion has its basis and the criteria that it affects.',
  rationale:
    'A qualified or adverse opinion and a disclaimer each rest on a paragraph that says why. A reader who learns of the opinion without its reason assumes the worst; a reader who learns which criteria are affected can judge.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const report of trustCenter.reports) {
      const { data } = report;
      if (!isAttestation(data)) continue;
      const modified = data.opinion !== undefined && data.opinion !== 'unqualified';
      if (modified && !data.basis)
        yield at(
          report,
          'opinion',
          `The opinion is ${shown(data.opinion)}, but its \`basis\` is missing.`,
          'Add `basis:` with the reason that the report gives; it stays gated.',
        );
      if (data.framework !== 'soc2') continue;
      if (modified && data.affectedCriteria.length === 0)
        yield at(
          report,
          'opinion',
          `The opinion is ${shown(data.opinion)}, but \`affectedCriteria\` is missing.`,
          'Add the criteria that the report’s basis paragraph names.',
        );
      const inScope = criteriaOfReport(trustCenter, data);
      for (const [index, criterion] of data.affectedCriteria.entries()) {
        if (!isCriterion(trustCenter, criterion) || inScope.has(criterion)) continue;
        yield at(
          report,
          `affectedCriteria.${index}`,
          `${criterion} is affected by the opinion, but the report’s categories do not bring it in.`,
          'Correct the id, or the categories.',
        );
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (front: string) => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
categories: [security]
${front}
---
The report covers Acme Cloud.
`,
  });

  return [
    {
      title: 'A qualified opinion without a reason',
      files: report('opinion: qualified'),
      findings: [
        'reports/soc2.md:7 The opinion is qualified, but `affectedCriteria` is missing.',
        'reports/soc2.md:7 The opinion is qualified, but its `basis` is missing.',
      ],
    },
    {
      title: 'It affects a criterion that was not examined',
      files: report('opinion: adverse\nbasis: Backups were not tested.\naffectedCriteria: [A1.3]'),
      findings: [
        'reports/soc2.md:9 A1.3 is affected by the opinion, but the report’s categories do not bring it in.',
      ],
    },
    {
      title: 'A qualified opinion with its basis',
      files: report(
        'opinion: qualified\nbasis: Access was not reviewed in two quarters.\naffectedCriteria: [CC6.3]',
      ),
      findings: [],
    },
    { title: 'An unqualified opinion', files: report('opinion: unqualified'), findings: [] },
  ];
}

function shown(opinion: string | undefined): string {
  return opinion === 'disclaimer' ? 'a disclaimer' : (opinion ?? '');
}
