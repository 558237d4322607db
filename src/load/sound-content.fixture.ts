/** A small, sound trust center: one system, security alone, and one control that names every criterion. */
export const soundContent: Readonly<Record<string, string>> = {
  'trust.yaml': `company:
  name: Acme
  legalName: Acme, Inc.
  url: https://acme.example
  securityEmail: security@acme.example
site:
  url: http://localhost:4321
products:
  - { id: cloud, name: Acme Cloud }
scope:
  framework: soc2-tsc-2017-rev2022
  categories: [security]
  products: [cloud]
`,
  'controls/ALL-01.md': `---
title: Everything is controlled
criteria:
${criteriaLines()}
status: implemented
owner: Head of Security
reviewed: 2026-09-01
---
The head of security does each week what every criterion asks for, keeps a record of it and shows the record to the auditor.
`,
};

function criteriaLines(): string {
  const counts: Readonly<Record<string, number>> = {
    CC1: 5,
    CC2: 3,
    CC3: 4,
    CC4: 2,
    CC5: 3,
    CC6: 8,
    CC7: 5,
    CC8: 1,
    CC9: 2,
  };
  return Object.entries(counts)
    .flatMap(([series, count]) => Array.from({ length: count }, (_, index) => `  - ${series}.${index + 1}`))
    .join('\n');
}
