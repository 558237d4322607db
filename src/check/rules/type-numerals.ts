import { isAttestation } from '#domain/content/report.ts';
import { shownText } from '../prose/shown-text.ts';
import { spellingFix } from '../prose/spelling-fix.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** One site writes types of reports in one way: with digits, as its own pages do. */
export const typeNumerals: Rule = {
  id: 'type-numerals',
  severity: 'warning',
  title: 'Types of reports are written with digits throughout.',
  rationale:
    'The pages of reports say “Type 2”, as AT-C 205 and the SOC 2 guide do. “Type II” beside it looks like something else to readers who see the two for the first time, and a search finds only one of them.',
  examples: examples(),
  *check(content) {
    const { trustCenter } = content;
    const passages = shownText(trustCenter).filter(({ text }) => text.includes('Type'));
    const digits =
      trustCenter.reports.some(({ data }) => isAttestation(data) && data.type !== undefined) ||
      passages.some(({ text }) => /\bType\s+[12]\b/.test(text));
    if (!digits) return;
    for (const passage of passages) {
      for (const { 0: words, 1: numeral = '', index } of passage.text.matchAll(roman)) {
        const end = index + words.length;
        const finding: Finding = {
          message: `“${words.replace(/\s+/g, ' ')}” stands beside “Type ${numeral.length}” in this site.`,
          hint: `Write “Type ${numeral.length}”.`,
          file: passage.file,
          place: passage.place(index, end),
        };
        const better = words.replace(/I+$/, String(numeral.length));
        const fix = spellingFix(content, passage, index, end, better);
        yield fix ? { ...finding, fix } : finding;
      }
    }
  },
};

const roman =
  /\bType\s+(II|I(?=\s*(?:$|[.,;:)/]|(?:reports?|SOC|and|or|audit|examination|attestation)\b)))(?!\w)/g;

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (body: string) => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
status: implemented
owner: Head of Security
---
${body}
`,
  });

  return [
    {
      title: 'Both in one site',
      files: control('The Type 2 report follows the Type I report. The Type II report comes every year.'),
      findings: [
        'controls/AC-05.md:7 “Type I” stands beside “Type 1” in this site.',
        'controls/AC-05.md:7 “Type II” stands beside “Type 2” in this site.',
      ],
    },
    {
      title: 'Digits throughout',
      files: control('The Type 2 report follows the Type 1 report.'),
      findings: [],
    },
    {
      title: 'Words that only look like it',
      files: control('Type I am done in the form, as in the Type 2 report.'),
      findings: [],
    },
  ];
}
