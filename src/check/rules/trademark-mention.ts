import type { Entry } from '#domain/entry.ts';
import { outlineOf } from '../prose/outline.ts';
import { fieldPassage, type Passage } from '../prose/passage.ts';
import type { Content, Example, Rule } from '../rule.ts';

/** The first mention of SOC on a page carries the sign of the registered mark. */
export const trademarkMention: Rule = {
  id: 'trademark-mention',
  severity: 'info',
  title: 'The first mention of SOC 2 in a text is “SOC 2®”.',
  rationale:
    'SOC 2 is a registered mark of the AICPA, whose terms ask for the sign at the first mention. The footer of every page carries the line about the owner; the sign is the author’s.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const { entry, title } of pages(trustCenter)) {
      const passages: Passage[] = [
        ...(title ? [fieldPassage(entry, 'title', title)] : []),
        ...outlineOf(entry).passages,
      ];
      for (const { text, file, place } of passages) {
        const match = /\bSOC\s[123](?!\d)(\s?®)?/.exec(text);
        if (!match) continue;
        if (!match[1])
          yield {
            message: `The first “${match[0]}” of this text has no ®.`,
            hint: `Write “${match[0]}®” here; later mentions need none.`,
            file,
            place: place(match.index, match.index + match[0].length),
          };
        break;
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const faq = (title: string, body: string) => ({
    'faq/report.md': `---
title: "${title}"
---
${body}
`,
  });

  return [
    {
      title: 'No sign at all',
      files: faq(
        'Is there a report?',
        'There is a SOC 2 Type 2 report. The SOC 2 report is for restricted use.',
      ),
      findings: ['faq/report.md:4 The first “SOC 2” of this text has no ®.'],
    },
    {
      title: 'The sign in the text',
      files: faq('Is there a report?', 'There is a SOC 2® report. The SOC 2 report covers a year.'),
      findings: [],
    },
    {
      title: 'The sign in the title',
      files: faq('Is there a SOC 2® report?', 'The SOC 2 report covers a year.'),
      findings: [],
    },
  ];
}

function pages({
  controls,
  policies,
  reports,
  documents,
  faq,
  updates,
}: Content['trustCenter']): { entry: Entry<unknown>; title: string | undefined }[] {
  const all = [...controls, ...policies, ...documents, ...faq, ...updates].filter(
    ({ data }) => data.visibility === 'public',
  );
  const summaries = reports.filter(({ data }) => data.visibility !== 'internal');
  return [...all, ...summaries].map((entry) => ({ entry, title: entry.data.title }));
}
