import { isAttestation } from '#domain/content/report.ts';
import { indexPassages, repeatedPassages } from '#domain/passages.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import type { Passage } from '../prose/passage.ts';
import { shownText } from '../prose/shown-text.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** What is behind the gate does not stand before it in the same words. */
export const gatedTextRepeated: Rule = {
  id: 'gated-text-repeated',
  severity: 'warning',
  title: 'Public texts repeat no passages of gated or internal ones.',
  rationale:
    'A sentence of an exception or of an internal control that somebody copied into an answer is published, whatever the visibility of its source. Passages of ten words or more are found here at their place, and again in the output by the build’s leak gate.',
  examples: examples(),
  *check({ trustCenter }) {
    const hidden = indexPassages(hiddenTexts(trustCenter), 10);
    if (hidden.passages.size === 0) return;
    for (const passage of shownText(trustCenter)) {
      if (passage.audience !== 'public') continue;
      for (const { source, words } of repeatedPassages(passage.text, hidden))
        yield finding(passage, source, words);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (answer: string) => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: issued
period: { start: 2025-07-01, end: 2026-06-30 }
categories: [security]
exceptions:
  - control: ALL-01
    criterion: CC6.2
    description: For one of twenty-five leavers access was removed later than one business day.
    response: Management removed it.
    status: remediated
---
The report covers Acme Cloud.
`,
    'faq/leavers.md': `---
title: When is the access of leavers removed?
---
${answer}
`,
  });

  return [
    {
      title: 'An exception in an answer',
      files: files(
        'On time, but once *for one* of twenty-five leavers access was removed later than planned.',
      ),
      findings: [
        'faq/leavers.md:4 “for one of twenty-five leavers access was removed later than” also stands in an exception of reports/soc2.md, which is gated.',
      ],
    },
    {
      title: 'The same subject in other words',
      files: files(
        'Access is removed within one business day, and a job looks for accounts that were missed.',
      ),
      findings: [],
    },
  ];
}

function* hiddenTexts({
  controls,
  policies,
  documents,
  faq,
  updates,
  reports,
}: TrustCenter): Iterable<readonly [string, string]> {
  for (const { file, body, data } of [...controls, ...policies, ...documents, ...faq, ...updates]) {
    if (data.visibility !== 'public') yield [body, `${file}, which is ${data.visibility}`];
  }
  for (const { file, data } of controls) {
    for (const { title } of data.evidence) yield [title, `evidence of ${file}, which is internal`];
  }
  for (const { file, body, data } of reports) {
    if (data.visibility === 'internal') yield [body, `${file}, which is internal`];
    if (!isAttestation(data)) continue;
    if (data.basis) yield [data.basis, `the basis of the opinion in ${file}, which is gated`];
    for (const { description, response } of data.exceptions) {
      yield [description, `an exception of ${file}, which is gated`];
      yield [response, `an exception of ${file}, which is gated`];
    }
    for (const cuec of data.cuecs)
      if (!cuec.public) yield [cuec.text, `the CUEC ${cuec.id} of ${file}, which is gated`];
  }
}

function finding({ text, file, place }: Passage, source: string, words: readonly string[]): Finding {
  const separated = new RegExp(
    words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '.')).join('[^\\p{L}\\p{N}]+'),
    'iu',
  );
  const match = separated.exec(text);
  const shown = words.length > 14 ? `${words.slice(0, 14).join(' ')} …` : words.join(' ');
  return {
    message: `“${shown}” also stands in ${source}.`,
    hint: 'Say it in other words, or make the source public on purpose.',
    file,
    place: match ? place(match.index, match.index + match[0].length) : place(0, text.length),
  };
}
