import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Words of the field, so that rules have something to look at: names, numbers, links, and phrases that nearly match. */
const phrases = [
  'The platform team reviews the settings of each production account every quarter and records what it changed.',
  'Access is requested in the portal, approved by the line manager and by the owner of the role, and removed on the last day of work.',
  'An alert of severity 1 reaches the engineer on call within five minutes; the log keeps it for 400 days.',
  'Backups are copied to a second region once a day, and a restore is tried every month with the data of one customer.',
  'The Compliance Manager signs the record and files it with the evidence of the control.',
  'Customers decide for their own users; the guide shows how single sign-on is set up.',
  'Changes are reviewed by a second engineer, tested in staging, and released in steps with a way back.',
  'A vendor that stores personal data is assessed before the contract and once a year afterwards.',
  'Keys are made in a hardware module, rotated every year, and never leave the region of the customer.',
  'The SOC 2® Type 2 report covers the period from 2025-07-01 to 2026-06-30 and is available on request.',
  'Nobody reviews their own access, and nobody approves their own change.',
  'Findings of the penetration test are rated, given an owner and a day, and tested again by the same firm.',
];

const criteria = [
  ...ids('CC1', 5),
  ...ids('CC2', 3),
  ...ids('CC3', 4),
  ...ids('CC4', 2),
  ...ids('CC5', 3),
  ...ids('CC6', 8),
  ...ids('CC7', 5),
  ...ids('CC8', 1),
  ...ids('CC9', 2),
];

function ids(series: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${series}.${index + 1}`);
}

/**
 * Writes a content folder of `files` files: two fifths controls (300 words), a fifth policies (1,500 words with lists and a table), a
 * third questions (150 words) and some news. Sound: every reference leads somewhere. The same number gives the same texts.
 */
export function generateContent(root: string, files: number): void {
  const random = randomBy(files);
  const sentences = (count: number) =>
    Array.from({ length: count }, () => phrases[random(phrases.length)]).join(' ');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('trust.yaml', trust);
  const policies = Math.max(1, Math.floor(files / 5));
  const controls = Math.max(criteria.length, Math.floor(files * 0.4));
  for (let n = 1; n <= policies; n++)
    write(`policies/area-${n % 50}/policy-${n}.md`, policy(n, policies, sentences));
  for (let n = 1; n <= controls; n++)
    write(`controls/area-${n % 50}/CT-${n}.md`, control(n, policies, sentences));
  const rest = Math.max(0, files - 1 - policies - controls);
  const news = Math.floor(rest / 5);
  for (let n = 1; n <= rest - news; n++)
    write(`faq/area-${n % 50}/question-${n}.md`, question(n, controls, sentences));
  for (let n = 1; n <= news; n++) write(`updates/2026-${n}.md`, update(n, sentences));
}

const trust = `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "https://trust.acme.example" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
`;

type Sentences = (count: number) => string;

function control(n: number, policies: number, sentences: Sentences): string {
  const first = criteria[n % criteria.length];
  const second = criteria[(n * 7 + 3) % criteria.length];
  return `---
id: CT-${n}
title: Control number ${n} is carried out
criteria: [${[...new Set([first, second])].join(', ')}]
mappings: { iso27001: [A.5.17, A.8.5], nist-csf: [PR.AA-03] }
status: implemented
owner: Head of Security
type: preventive
operation: automated
frequency: continuous
policies: [policy-${(n % policies) + 1}]
evidence:
  - title: Export of the settings
    collected: 2026-10-05
    cadence: quarterly
reviewed: 2026-10-05
---

${sentences(6)}

${sentences(5)} The [policy](/policies/policy-${(n % policies) + 1}/) has the rules.

- ${sentences(1)}
- ${sentences(1)}

${sentences(4)}
`;
}

function policy(n: number, policies: number, sentences: Sentences): string {
  const sections = Array.from(
    { length: 8 },
    (_, index) => `## Section ${index + 1}

${sentences(5)}

${sentences(3)} See the [other policy](/policies/policy-${((n + index) % policies) + 1}/#section-1).

1. ${sentences(1)}
2. **Always:** ${sentences(1)}

| What | When | Who |
| --- | --- | --- |
| Review | every quarter | owner of the role |
| Restore | every month | platform team |
`,
  );
  return `---
title: Policy number ${n}
version: "1.${n}"
owner: Head of Security
approvedBy: Security steering committee
approved: 2026-09-16
reviewBy: 2027-09-15
criteria: [${criteria[n % criteria.length]}]
summary: What the company asks of everybody in area ${n}.
---

${sections.join('\n')}`;
}

function question(n: number, controls: number, sentences: Sentences): string {
  return `---
title: How is question ${n} answered?
topic: access
controls: [CT-${(n % controls) + 1}]
updated: 2026-09-01
---

${sentences(4)} It is done by [CT-${(n % controls) + 1}](/controls/ct-${(n % controls) + 1}/).

${sentences(4)}
`;
}

function update(n: number, sentences: Sentences): string {
  return `---\ntitle: News number ${n}\ndate: 2026-03-02\nsummary: What is new.\n---\n\n${sentences(6)}\n\n${sentences(6)}\n`;
}

/** A small generator of numbers (mulberry32), so that every run measures the same files. */
function randomBy(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
