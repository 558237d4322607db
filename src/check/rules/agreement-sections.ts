import { outlineOf } from '../prose/outline.ts';
import type { Example, Rule } from '../rule.ts';

/** An agreement is divided into sections that people can cite. */
export const agreementSections: Rule = {
  id: 'agreement-sections',
  severity: 'warning',
  title: 'An agreement has sections with headings.',
  rationale:
    'Lawyers of the other side read and cite by section. A text without headings is one block to accept or refuse, and on a phone nobody finds the clause in question.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const agreement of trustCenter.agreements) {
      if (outlineOf(agreement).headings.length > 0) continue;
      yield {
        message:
          agreement.body.trim() === '' ? 'The agreement has no text.' : 'The agreement has no sections.',
        hint: 'Divide it with headings such as `## 1. Purpose`.',
        file: agreement.file,
        place: { line: agreement.bodyLine, column: 1 },
      };
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const agreement = (body: string) => ({
    'agreements/nda.md': `---
title: NDA
version: "1"
effective: 2026-01-01
party: Acme, Inc.
---
${body}
`,
  });

  return [
    {
      title: 'One block',
      files: agreement('The recipient keeps it secret.'),
      findings: ['agreements/nda.md:7 The agreement has no sections.'],
    },
    { title: 'No text', files: agreement(''), findings: ['agreements/nda.md:7 The agreement has no text.'] },
    { title: 'Sections', files: agreement('## 1. Duties\n\nThe recipient keeps it secret.'), findings: [] },
  ];
}
