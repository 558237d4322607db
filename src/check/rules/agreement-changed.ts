import { at, type Example, type Rule } from '../rule.ts';

/** A version of an agreement has one text: what people accepted stays what it was. */
export const agreementChanged: Rule = {
  id: 'agreement-changed',
  severity: 'error',
  title: 'The text of an agreement is the one with which its version began.',
  rationale:
    'An acceptance is pinned to version and hash. Two texts under one version leave open which of them somebody accepted. The text is compared with the first commit of its version; without git, or in a clone without history, it is not checked.',
  examples: examples(),
  *check({ trustCenter, facts: { history } }) {
    for (const agreement of trustCenter.agreements) {
      if (history.kind === 'unknown') {
        yield {
          ...at(
            agreement,
            'version',
            `Not checked whether the text changed: ${reasons[history.reason]}.`,
            hints[history.reason],
          ),
          severity: 'info',
        };
        continue;
      }
      const beginning = history.beginnings.get(agreement.file);
      if (!beginning || canonical(beginning.body) === canonical(agreement.body)) continue;
      const line = agreement.bodyLine + firstChange(beginning.body, agreement.body);
      yield {
        ...at(
          agreement,
          'version',
          `The text changed since version ${agreement.data.version} began on ${beginning.day} (${beginning.commit.slice(0, 7)}), but the version did not.`,
          'Raise `version`, or take the change back.',
        ),
        related: [
          { file: agreement.file, place: { line, column: 1 }, message: 'the first line that changed' },
        ],
      };
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const agreement = (version: string, body: string) => ({
    'agreements/nda.md': `---
title: NDA
version: "${version}"
effective: 2026-01-01
party: Acme, Inc.
---
## 1. Duties

${body}
`,
  });
  const before = agreement('1.0', 'The recipient keeps it secret for two years.');

  return [
    {
      title: 'Another text, the same version',
      files: agreement('1.0', 'The recipient keeps it secret for five years.'),
      committed: before,
      findings: [
        'agreements/nda.md:3 The text changed since version 1.0 began on 2026-02-01 (0123456), but the version did not.',
      ],
    },
    {
      title: 'No history to compare with',
      files: before,
      findings: [
        'agreements/nda.md:3 Not checked whether the text changed: the content is not in a git repository.',
      ],
    },
    { title: 'The same text', files: before, committed: before, findings: [] },
    {
      title: 'A new version that git does not have yet',
      files: agreement('1.1', 'The recipient keeps it secret for five years.'),
      committed: {},
      findings: [],
    },
  ];
}

/** Acceptances are pinned to the text in NFC; spaces at the ends of the file are none of it. */
function canonical(body: string): string {
  return body.normalize('NFC').trim();
}

/** How many lines are the same from the beginning. */
function firstChange(before: string, now: string): number {
  const old = before.split('\n');
  const lines = now.split('\n');
  const first = lines.findIndex((line, index) => line !== old[index]);
  return first === -1 ? lines.length - 1 : first;
}

const reasons = {
  'no-repository': 'the content is not in a git repository',
  'no-commits': 'the git repository has no commits',
  'shallow-clone': 'this clone of the git repository has no history',
} as const;

const hints = {
  'no-repository': 'Keep the content in git; accepted texts are kept in the database, too.',
  'no-commits': 'Commit the content.',
  'shallow-clone': 'Fetch all of it (`fetch-depth: 0` in a workflow).',
} as const;
