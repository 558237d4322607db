import { describe, expect, test } from 'vitest';
import { contentFiles, type ImportChoices } from './content-files.ts';
import { convertBody } from './convert-body.ts';
import { cronFrequency } from './cron-frequency.ts';
import type { ComplyDocument, ComplyProject } from './read-project.ts';
import { splitMetadata } from './split-metadata.ts';

describe('metadata', () => {
  const head =
    'name: Access Policy\nacronym: AP\nsatisfies:\n  TSC:\n    - CC6.1\nheader-includes: \\usepackage{x}\n';
  test.each([
    ['without an opening line, as comply writes it', `${head}---\n# Body\n`],
    ['with one', `---\n${head}---\n# Body\n`],
    ['with the line ends of Windows', `${head}---\n# Body\n`.replaceAll('\n', '\r\n')],
  ])('%s', (_, text) =>
    expect(splitMetadata(text)).toEqual({
      kind: 'document',
      metadata: { name: 'Access Policy', acronym: 'AP', satisfies: { TSC: ['CC6.1'] } },
      unread: ['header-includes'],
      body: '# Body\n',
    }),
  );
  test('missing or broken is a reason, not a crash', () => {
    expect(splitMetadata('# Only text')).toEqual({ kind: 'no-metadata' });
    expect(splitMetadata('name: "x\n---\n')).toMatchObject({ kind: 'broken-metadata' });
    expect(splitMetadata('satisfies: all\n---\n')).toEqual({
      kind: 'broken-metadata',
      reason: '`satisfies` is not what comply writes',
    });
  });
});

describe('a body', () => {
  test('names the company, or calls it "the company"', () => {
    const body = "{{.Name}} does it. So {{ .Name }}'s people know. {{.Name}} checks.\n\n# {{.Name}} Systems";
    expect(convertBody(body, 'T', 'Acme')).toBe(
      "Acme does it. So Acme's people know. Acme checks.\n\n## Acme Systems\n",
    );
    expect(convertBody(body, 'T', null)).toBe(
      "The company does it. So the company's people know. The company checks.\n\n## The company Systems\n",
    );
  });
  test('has numbered lists for lettered ones, nested ones too', () =>
    expect(convertBody('a. One\n\n    i. Inner\n\n    ii. Inner\n\nb. Two', 'T', null)).toBe(
      '1. One\n\n    1. Inner\n\n    1. Inner\n\n1. Two\n',
    ));
  test('starts its headings at the second level and does not repeat the title', () =>
    expect(convertBody('# Access Policy\n\n# Purpose\n\n## Detail', 'Access policy', null)).toBe(
      '## Purpose\n\n### Detail\n',
    ));
  test('keeps code as it is', () =>
    expect(convertBody('```\n# a comment\na. x {{.Name}}\n```\n\n# H', 'T', 'Acme')).toBe(
      '```\n# a comment\na. x {{.Name}}\n```\n\n## H\n',
    ));
});

test.each([
  ['0 0 0 15 * *', 'monthly'],
  ['0 0 0 15 4 *', 'annually'],
  ['0 0 0 1 1,7 *', 'semi-annually'],
  ['0 0 0 1 */3 *', 'quarterly'],
  ['0 0 * * 1', 'weekly'],
  ['0 0 0 * * *', 'daily'],
  ['@weekly', 'weekly'],
  ['0 0 0 1,15 * *', null],
  ['0 0 0 * * 1,3', null],
  ['nonsense', null],
])('%s is %s', (cron, frequency) => expect(cronFrequency(cron)).toBe(frequency));

const document = (
  over: Partial<ComplyDocument> & { metadata: ComplyDocument['metadata'] },
): ComplyDocument => ({
  kind: 'policy',
  path: 'policies/access.md',
  name: 'access',
  unread: [],
  body: '# Purpose\n\nAccess follows the role.\n',
  ...over,
});
const usual: ImportChoices = {
  company: null,
  owner: 'Head of Security',
  status: 'implemented',
  visibility: 'internal',
};
const project = (documents: readonly ComplyDocument[], over: Partial<ComplyProject> = {}): ComplyProject => ({
  company: 'Acme',
  documents,
  criteria: [],
  skipped: [],
  ...over,
});

describe('content', () => {
  const access = document({
    metadata: {
      name: 'Access Policy',
      acronym: 'AP',
      satisfies: { TSC: ['CC6.1', 'CC9.9'], 'ISO-27001': ['A.5.15'], Fancy: ['1'] },
      majorRevisions: [
        { date: 'Jun 1 2018', comment: 'Initial document' },
        { date: 'Mar 2 2020', comment: 'Reworked' },
      ],
    },
  });

  test('of a policy: the file, and a control with the references as written', () => {
    const { files } = contentFiles(project([access]), usual);
    expect(files.get('policies/access.md')).toBe(`---
title: Access Policy
version: "2.0"
owner: Head of Security
approvedBy: "[name of the approver]"
approved: 2020-03-02
criteria:
  - CC6.1
  - CC9.9
visibility: internal
history:
  - version: "1.0"
    date: 2018-06-01
    summary: Initial document
  - version: "2.0"
    date: 2020-03-02
    summary: Reworked
---

## Purpose

Access follows the role.
`);
    expect(files.get('controls/AP.md')).toBe(`---
# comply names policies/access.md for these criteria and knows no status: say below what is done, by whom and how often.
title: Access Policy is followed
criteria:
  - CC6.1
  - CC9.9
mappings:
  iso27001:
    - A.5.15
status: implemented
owner: Head of Security
policies:
  - access
---

The Access Policy (version 2.0 of 2020-03-02) sets the rules that people at Acme follow here; it says who carries them out and when.
`);
  });

  test('of a procedure: a control with its frequency, internal', () => {
    const patch = document({
      kind: 'procedure',
      path: 'procedures/patch.md',
      metadata: { id: 'patch', name: 'Apply patches', cron: '0 0 0 15 * *' },
    });
    expect(contentFiles(project([patch]), usual).files.get('controls/procedures/patch.md')).toContain(
      'status: implemented\nowner: Head of Security\nfrequency: monthly\noperation: manual\nvisibility: internal\n',
    );
  });

  test('ids stay unique whatever the case, and have the letters of ids', () => {
    const documents = [
      access,
      document({
        name: 'Access',
        path: 'policies/Access.md',
        metadata: { acronym: 'ap', satisfies: { TSC: ['CC6.2'] } },
      }),
      document({ name: 'log & audit', path: 'policies/log & audit.md', metadata: { name: 'Logs' } }),
    ];
    const { files } = contentFiles(project(documents), usual);
    expect([...files.keys()].sort()).toEqual([
      'controls/AP.md',
      'controls/ap-2.md',
      'policies/Access-2.md',
      'policies/access.md',
      'policies/log-audit.md',
      'trust.yaml',
    ]);
  });

  test('categories are those of the standard, or of the references', () => {
    const scope = (over: Partial<ComplyProject>) =>
      /categories: \[(.*)\]/.exec(
        contentFiles(project([access], over), usual).files.get('trust.yaml') ?? '',
      )?.[1];
    expect(scope({})).toBe('security');
    expect(scope({ criteria: ['CC1.1', 'A1.1', 'PI1.1'] })).toBe(
      'security, availability, processing-integrity',
    );
  });

  test('what needs a person is said', () => {
    const { notes } = contentFiles(
      project([access], {
        company: null,
        skipped: [{ path: 'policies/x.md', reason: 'it has no metadata' }],
      }),
      { ...usual, owner: null },
    );
    expect(notes).toMatchSnapshot();
  });
});
