import { createHash } from 'node:crypto';
import type { Diagnostic } from '#domain/diagnostic.ts';
import type { CheckReport, ReporterOptions } from './report.ts';

const control = `---
title: Vendors are assessed
criteria: [CC9.9]
ownr: Head of Security
status: implemented
owner: Head of Security
---
Text for {{COMPANY}} and <b>@others</b>.
`;

const diagnostics: readonly Diagnostic[] = [
  {
    ruleId: 'known-criterion',
    severity: 'error',
    message: '`CC9.9` is no criterion of the Trust Services Criteria.',
    hint: 'Did you mean `CC9.2` or `CC9.1`?',
    file: 'controls/VM-01.md',
    place: { line: 3, column: 12, endLine: 3, endColumn: 17 },
  },
  {
    ruleId: 'unknown-key',
    severity: 'warning',
    message: '`ownr` is not a key that Vitrine knows; it is ignored.',
    hint: 'Did you mean `owner`?',
    file: 'controls/VM-01.md',
    place: { line: 4, column: 1, endLine: 4, endColumn: 5 },
    fix: {
      place: { line: 4, column: 1, endLine: 4, endColumn: 5 },
      written: 'ownr',
      replacement: 'owner',
    },
  },
  {
    ruleId: 'template-token',
    severity: 'error',
    message: '`{{COMPANY}}` is an unfilled place of a template.',
    file: 'controls/VM-01.md',
    place: { line: 8, column: 10, endLine: 8, endColumn: 21 },
    related: [{ file: 'trust.yaml', place: { line: 2, column: 3 }, message: 'the company is named here' }],
  },
  {
    ruleId: 'policy-review',
    severity: 'info',
    message: 'The review of backup is due on 2026-12-16, in 23 days.',
    hint: 'Plan the review.',
    file: 'policies/backup.md',
    place: { line: 2, column: 1 },
  },
  {
    ruleId: 'unexpected-file',
    severity: 'warning',
    message: 'Files in `policies/` end in .md or .mdx; <this> [one](x) by @somebody & others is "not" read.',
    file: 'policies/Draft (old) ä.docx',
    place: null,
  },
];

/** A report with findings of each severity, with and without a place, whose words are awkward for every format. */
export const awkwardReport: CheckReport = {
  diagnostics,
  summary: {
    errors: 2,
    warnings: 2,
    files: 4,
    criteriaInScope: 36,
    criteriaCovered: 33,
    criteriaCarvedOut: 1,
    criteriaNotApplicable: 1,
  },
  coverage: [
    {
      system: null,
      category: 'security',
      inScope: 33,
      covered: 31,
      carvedOut: 1,
      notApplicable: 0,
      open: ['CC9.2'],
    },
    {
      system: null,
      category: 'availability',
      inScope: 3,
      covered: 2,
      carvedOut: 0,
      notApplicable: 1,
      open: [],
    },
  ],
  texts: new Map([
    ['controls/VM-01.md', control],
    ['policies/backup.md', '---\ntitle: Backup\n---\nText.\n'],
    ['trust.yaml', 'company:\n  name: Acme\n'],
  ]),
  contentPath: 'content',
};

/** A report without findings. */
export const soundReport: CheckReport = {
  ...awkwardReport,
  diagnostics: [],
  summary: { ...awkwardReport.summary, errors: 0, warnings: 0 },
};

/** Options as a terminal without color gives them. */
export const plainOptions: ReporterOptions = {
  color: false,
  notes: false,
  strict: false,
  hyperlinks: false,
  tool: {
    version: '0.1.0',
    rules: diagnostics.map(({ ruleId, severity }) => ({
      id: ruleId,
      severity,
      title: `What ${ruleId} asks for.`,
      rationale: 'Why it `matters`, in {braces}.',
      area: 'texts',
    })),
    rulePages: null,
    localRulePages: 'file:///vitrine/docs/rules',
  },
  sourceAddress: null,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
};
