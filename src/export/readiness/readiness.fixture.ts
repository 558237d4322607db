import { type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { load } from '#load/load.ts';
import { type ReadinessDocument, readinessDocument } from './readiness-document.ts';

/** One control as a file: front matter lines and a body that is documentation. */
export function controlFile(lines: readonly string[], body = documented): string {
  return `---\n${lines.join('\n')}\n---\n${body}\n`;
}

/** Long enough to be documentation. */
export const documented =
  'The head of security does this each quarter, keeps a record of it and shows the record to the auditor when asked.';

/** A small company in preparation: one of everything that an assessment finds. */
export const inPreparation: Readonly<Record<string, string | null>> = {
  'controls/ALL-01.md': null,
  'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
products: [{ id: cloud, name: Acme Cloud }, { id: labs, name: Acme Labs }]
scope:
  framework: soc2-tsc-2017-rev2022
  categories: [security]
  products: [cloud]
  carvedOut:
    - { criterion: CC6.4, subserviceOrganization: hoster, csoc: H-1, monitoredBy: VM-02 }
    - { criterion: CC6.5, subserviceOrganization: hoster }
`,
  'controls/AC-01.md': controlFile([
    'title: Sign-in asks for a second factor',
    'criteria: [CC6.1, CC6.6]',
    'pointsOfFocus: [CC6.1/4]',
    'status: implemented',
    'owner: Head of Security',
    'type: preventive',
    'operation: automated',
    'frequency: continuous',
    'policies: [access]',
    'evidence:',
    '  - { title: Export of sign-in rules, collected: 2026-07-05, cadence: quarterly }',
    '  - { title: List of keys, cadence: monthly }',
    'reviewed: 2025-10-05',
  ]),
  'controls/AC-05.md': controlFile([
    'title: Access is reviewed',
    'criteria: [CC6.2]',
    'status: implemented',
    'owner: IT Manager',
    'type: detective',
    'operation: manual',
    'frequency: quarterly',
    'policies: [access]',
    'reviewed: 2026-10-05',
  ]),
  'controls/AC-11.md': controlFile([
    'title: Devices are known',
    'criteria: [CC6.1, CC6.7]',
    'status: planned',
    'owner: IT Manager',
  ]),
  'controls/LB-01.md': controlFile([
    'title: Labs has a control of its own',
    'criteria: [CC6.8]',
    'status: implemented',
    'owner: IT Manager',
    'products: [labs]',
  ]),
  'controls/VM-02.md': controlFile([
    'title: Reports of providers are reviewed',
    'criteria: [CC9.2]',
    'status: implemented',
    'owner: Compliance Manager',
    'evidence: [{ title: Review memo, collected: 2026-08-10, cadence: annually }]',
  ]),
  'policies/access.md': `---
title: Access policy
version: "1.0"
owner: Head of Security
approvedBy: Chief Executive Officer
approved: 2025-09-01
criteria: [CC6.1, CC6.3]
---
## Purpose

Access follows the role.
`,
  'reports/soc2-2025.md': `---
framework: soc2
type: 2
series: cloud
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
reportDate: 2026-08-14
opinion: unqualified
categories: [security]
exceptions:
  - { control: AC-05, criterion: CC6.2, description: One review was late., response: Reminders go out., status: open }
subserviceOrganizations:
  - { name: The Hoster, service: Hosting, method: carve-out, subprocessor: hoster, csocs: [{ id: H-1, text: Doors are locked., criteria: [CC6.4] }], report: { type: 2, periodEnd: 2025-09-30, reviewed: 2025-12-01 } }
---
The report covers Acme Cloud.
`,
  'reports/soc2-2026.md': `---
framework: soc2
type: 2
series: cloud
status: observation
period: { start: 2026-07-01, end: 2027-06-30 }
categories: [security]
timeline: [{ stage: fieldwork, start: 2027-06-07, end: 2027-07-23 }]
---
The next report covers Acme Cloud.
`,
};

/** The assessment of content laid over the small sound trust center. */
export function assessed(
  files: Readonly<Record<string, string | null>> = inPreparation,
  today = '2026-11-23',
): ReadinessDocument {
  const { trustCenter } = load(contentFolder(files));
  return readinessDocument(trustCenter, parseDay(today) as CalendarDay);
}
