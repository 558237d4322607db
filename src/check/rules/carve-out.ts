import type { AttestationReport } from '#domain/content/report.ts';
import type { CarveOut } from '#domain/coverage.ts';
import { type System, systemsOf } from '#frameworks/systems.ts';
import { currentReports } from '../current-reports.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** A carve-out names the provider's control, our control that watches it, and agrees with the current report. */
export const carveOut: Rule = {
  id: 'carve-out',
  severity: 'error',
  title: 'A carved-out criterion has a CSOC and an implemented control that monitors the provider.',
  rationale:
    'With the carve-out method the provider performs the control, and the company must still show that it watches (CC9.2). A carve-out that the report does not know is the company’s own idea of its scope.',
  examples: examples(),
  *check(content) {
    for (const system of systemsOf(content.trustCenter)) {
      for (const [index, entry] of system.scope.carvedOut.entries())
        yield* checkOne(content, system, entry, `${system.path}.carvedOut.${index}`);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (carvedOut: string, status = 'implemented') => ({
    'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope:
  framework: soc2-tsc-2017-rev2022
  categories: [security]
  carvedOut:
    - { ${carvedOut} }
`,
    'controls/VM-02.md': `---
title: Reports of providers are read
criteria: [CC9.2]
status: ${status}
owner: Compliance Manager
---
The compliance manager reads the hosting provider's report every year and records what it means for our own controls.
`,
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
    subprocessor: aws
    csocs: [{ id: AWS-1, text: Limits physical access., criteria: [CC6.4] }]
---
The report covers Acme Cloud.
`,
  });

  return [
    {
      title: 'Nobody’s control, watched by nobody',
      files: files('criterion: CC6.4, subserviceOrganization: aws'),
      findings: [
        'trust.yaml:7 The carve-out of CC6.4 names no CSOC.',
        'trust.yaml:7 The carve-out of CC6.4 names no control of ours that monitors aws.',
      ],
    },
    {
      title: 'Watched by a control that is only planned',
      files: files(
        'criterion: CC6.4, subserviceOrganization: aws, csoc: AWS-1, monitoredBy: VM-02',
        'planned',
      ),
      findings: ['trust.yaml:7 VM-02 is to monitor aws, but it is planned, not implemented.'],
    },
    {
      title: 'A provider and a CSOC that the report does not know',
      files: files('criterion: A1.2, subserviceOrganization: gcp, csoc: GCP-1, monitoredBy: VM-02'),
      findings: [
        'trust.yaml:7 A1.2 is carved out, but it is not in scope.',
        'trust.yaml:7 The current report soc2 does not treat gcp by the carve-out method.',
      ],
    },
    {
      title: 'A CSOC for another criterion',
      files: files('criterion: CC6.5, subserviceOrganization: aws, csoc: AWS-1, monitoredBy: VM-02'),
      findings: ['trust.yaml:7 The CSOC AWS-1 in the current report soc2 is not about CC6.5.'],
    },
    {
      title: 'As the report has it',
      files: files('criterion: CC6.4, subserviceOrganization: aws, csoc: AWS-1, monitoredBy: VM-02'),
      findings: [],
    },
  ];
}

function* checkOne(content: Content, system: System, entry: CarveOut, path: string): Iterable<Finding> {
  const { trust, controls } = content.trustCenter;
  const { criterion, csoc, monitoredBy, subserviceOrganization: provider } = entry;
  if (
    !system.criteria.some(({ id }) => id === criterion) &&
    system.edition.criteria.some(({ id }) => id === criterion)
  ) {
    yield {
      ...at(
        trust,
        `${path}.criterion`,
        `${criterion} is carved out, but it is not in scope.`,
        'Remove it, or add its category.',
      ),
      severity: 'warning',
    };
  }
  if (!csoc)
    yield at(
      trust,
      `${path}.criterion`,
      `The carve-out of ${criterion} names no CSOC.`,
      'Add `csoc:` with the id of the control that the report expects of the provider.',
    );
  const monitor = controls.find(({ id }) => id === monitoredBy);
  if (!monitoredBy)
    yield at(
      trust,
      `${path}.criterion`,
      `The carve-out of ${criterion} names no control of ours that monitors ${provider}.`,
      'Add `monitoredBy:` with the id of an implemented control.',
    );
  else if (monitor && monitor.data.status !== 'implemented')
    yield at(
      trust,
      `${path}.monitoredBy`,
      `${monitoredBy} is to monitor ${provider}, but it is ${monitor.data.status}, not implemented.`,
      'Name an implemented control.',
    );
  for (const { id, data } of currentReports(content, system))
    yield* againstReport(content, entry, path, id, data);
}

function* againstReport(
  { trustCenter: { trust } }: Content,
  entry: CarveOut,
  path: string,
  id: string,
  report: AttestationReport,
): Iterable<Finding> {
  const { criterion, csoc, subserviceOrganization: provider } = entry;
  const carved = report.subserviceOrganizations.filter(
    ({ method, subprocessor }) => method === 'carve-out' && subprocessor === provider,
  );
  const listed = carved.flatMap(({ csocs }) => csocs).find((one) => one.id === csoc);
  const problem =
    carved.length === 0
      ? ([
          'subserviceOrganization',
          `The current report ${id} does not treat ${provider} by the carve-out method.`,
        ] as const)
      : csoc && !listed
        ? (['csoc', `The current report ${id} has no CSOC ${csoc} of ${provider}.`] as const)
        : listed && listed.criteria.length > 0 && !listed.criteria.includes(criterion)
          ? (['csoc', `The CSOC ${csoc} in the current report ${id} is not about ${criterion}.`] as const)
          : null;
  if (problem)
    yield {
      ...at(trust, `${path}.${problem[0]}`, problem[1], 'Let the scope and the report say the same.'),
      severity: 'warning',
    };
}
