import { addMonths } from '#domain/calendar-day.ts';
import { type AttestationReport, isAttestation } from '#domain/content/report.ts';
import type { Entry } from '#domain/entry.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** A subservice organization that is carved out has its CSOCs, its place among the subprocessors, and a report that was read. */
export const carveOutMethod: Rule = {
  id: 'carve-out-method',
  severity: 'warning',
  title:
    'A carved-out subservice organization names its CSOCs, its subprocessor or a reason, and a recent report.',
  rationale:
    'With the carve-out method the reader must know which controls are expected of the provider, and whether the company looks at the provider’s own report (CC9.2). A report whose period ended over a year ago says nothing about today.',
  examples: examples(),
  *check(content) {
    for (const report of content.trustCenter.reports) {
      const { data } = report;
      if (!isAttestation(data) || data.status === 'superseded' || data.status === 'withdrawn') continue;
      for (const [index, organization] of data.subserviceOrganizations.entries()) {
        if (organization.method === 'carve-out')
          yield* checkOne(content, report, organization, `subserviceOrganizations.${index}`);
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const report = (front: string, method = 'carve-out') => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
categories: [security]
subserviceOrganizations:
  - name: Amazon Web Services
    service: Hosting
    method: ${method}
${front}
---
The report covers Acme Cloud.
`,
  });

  return [
    {
      title: 'A provider about which nothing is said',
      files: report(''),
      findings: [
        'reports/soc2.md:8 Amazon Web Services is carved out, but no CSOC is named.',
        'reports/soc2.md:8 Amazon Web Services is carved out, but the provider’s own report is not recorded.',
        'reports/soc2.md:8 Amazon Web Services names no subprocessor and no reason why it is none.',
      ],
    },
    {
      title: 'The provider’s report is old',
      files: report(`    reason: It hosts encrypted backups only.
    csocs: [{ id: AWS-1, text: Limits physical access., criteria: [CC6.4] }]
    report: { type: 2, periodEnd: 2025-09-30, reviewed: 2025-12-01 }`),
      findings: [
        'reports/soc2.md:13 The report of Amazon Web Services that was read covers days up to 2025-09-30, over 12 months ago.',
      ],
    },
    {
      title: 'Everything that the reader needs',
      files: report(`    reason: It hosts encrypted backups only.
    csocs: [{ id: AWS-1, text: Limits physical access., criteria: [CC6.4] }]
    report: { type: 2, periodEnd: 2026-03-31, reviewed: 2026-06-10 }`),
      findings: [],
    },
    { title: 'The inclusive method needs none of it', files: report('', 'inclusive'), findings: [] },
  ];
}

type Organization = AttestationReport['subserviceOrganizations'][number];

function* checkOne(
  { today }: Content,
  report: Entry<unknown>,
  organization: Organization,
  path: string,
): Iterable<Finding> {
  const { name, csocs, subprocessor, reason, report: own } = organization;
  if (csocs.length === 0)
    yield at(
      report,
      `${path}.name`,
      `${name} is carved out, but no CSOC is named.`,
      'Add `csocs:` with the controls that the report expects of it.',
    );
  if (!subprocessor && !reason)
    yield at(
      report,
      `${path}.name`,
      `${name} names no subprocessor and no reason why it is none.`,
      'Add `subprocessor:` with its id in subprocessors.yaml, or `reason:`.',
    );
  if (!own)
    yield at(
      report,
      `${path}.name`,
      `${name} is carved out, but the provider’s own report is not recorded.`,
      'Add `report: { type, periodEnd, reviewed }`; it is never published.',
    );
  else if (addMonths(own.periodEnd, 12) < today)
    yield at(
      report,
      `${path}.report.periodEnd`,
      `The report of ${name} that was read covers days up to ${own.periodEnd}, over 12 months ago.`,
      'Read the next one and record it.',
    );
}
