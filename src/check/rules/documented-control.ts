import { documentationGap, minimumWords } from '#domain/documentation.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** An implemented control says what is done, by whom and how often. */
export const documentedControl: Rule = {
  id: 'documented-control',
  severity: 'warning',
  title: 'The body of a control says what is done, by whom and how often.',
  rationale:
    'A control is a description of a practice. A title alone cannot be tested by an auditor nor believed by a reviewer, so such a control counts for no criterion.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const control of trustCenter.controls) {
      const gap = control.data.status === 'retired' ? null : documentationGap(control);
      if (gap) {
        yield {
          message: `${control.id} ${words[gap]}; it counts for no criterion.`,
          hint: 'Say what is done, by whom, how often, and what proves it.',
          file: control.file,
          place: { line: control.bodyLine, column: 1 },
        } satisfies Finding;
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (body: string, status = 'implemented') => ({
    'controls/AC-05.md': `---
title: Access is reviewed every quarter
criteria: [CC6.2]
status: ${status}
owner: Head of Security
---
${body}
`,
  });

  return [
    {
      title: 'No text',
      files: control(''),
      findings: ['controls/AC-05.md:7 AC-05 has no text; it counts for no criterion.'],
    },
    {
      title: 'The title again',
      files: control('Access is reviewed every quarter.'),
      findings: ['controls/AC-05.md:7 AC-05 only repeats its title; it counts for no criterion.'],
    },
    {
      title: 'Too short to say who does what',
      files: control('We review access each quarter.'),
      findings: ['controls/AC-05.md:7 AC-05 has fewer than 15 words; it counts for no criterion.'],
    },
    {
      title: 'A template that nobody filled in',
      files: control(
        '[COMPANY NAME] reviews all access to production each quarter and records what was removed and why it was removed.',
      ),
      findings: ['controls/AC-05.md:7 AC-05 has an unfilled template token; it counts for no criterion.'],
    },
    { title: 'A retired control needs no text', files: control('', 'retired'), findings: [] },
    {
      title: 'Who, what, how often, which proof',
      files: control(
        'Role owners review all access to production each quarter and record what they removed and why it was removed.',
      ),
      findings: [],
    },
  ];
}

const words = {
  empty: 'has no text',
  'repeats-title': 'only repeats its title',
  'too-short': `has fewer than ${minimumWords} words`,
  'template-token': 'has an unfilled template token',
} as const;
