import { type ShownPassage, shownText } from '../prose/shown-text.ts';
import { spellingFix } from '../prose/spelling-fix.ts';
import { wordings } from '../prose/wording-list.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** The words of the public text are ones that an auditor would use. */
export const wording: Rule = {
  id: 'wording',
  severity: 'warning',
  title: 'Texts use the words of attestation, not those of certification and advertising.',
  rationale:
    'A SOC 2 report is an attestation by a CPA firm: there is no certificate, nobody passes, and nobody is compliant with it. CPA firms and the AICPA object to such words, and reviewers who know the field stop believing the rest. Words that are denied (“not certified”) or in quotes are no claim; code is not read.',
  examples: examples(),
  *check(content) {
    for (const passage of shownText(content.trustCenter)) {
      if (mayHold.test(passage.text)) yield* phrasesIn(content, passage);
    }
  },
};

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
      title: 'A certificate that does not exist, across bold and a line break',
      files: control('We are **SOC 2**\ncertified and GDPR-certified by an AICPA-accredited auditor.'),
      findings: [
        'controls/AC-05.md:7 “SOC 2 certified” claims what nobody attests.',
        'controls/AC-05.md:8 “GDPR-certified” claims what nobody attests.',
        'controls/AC-05.md:8 “AICPA-accredited auditor” claims what nobody attests.',
      ],
    },
    {
      title: 'Spellings and old names',
      files: control('SOC-2 and SOC II stand for Service Organization Controls under SSAE 16.'),
      findings: [
        'controls/AC-05.md:7 “SOC-2” is not the right name.',
        'controls/AC-05.md:7 “SOC II” is not the right name.',
        'controls/AC-05.md:7 “Service Organization Controls” is not the right name.',
        'controls/AC-05.md:7 “SSAE 16” is not the right name.',
      ],
    },
    {
      title: 'A period called a day, and a promise',
      files: control(
        'The SOC 2 Type 2 report as of 2026-06-30 guarantees that all criteria are met, with zero exceptions.',
      ),
      findings: [
        'controls/AC-05.md:7 “Type 2 report as of 2026-06-30” contradicts itself.',
        'controls/AC-05.md:7 “guarantees” claims what nobody attests.',
        'controls/AC-05.md:7 “criteria are met” claims what nobody attests.',
        'controls/AC-05.md:7 “zero exceptions” claims what nobody attests.',
      ],
    },
    {
      title: 'Denied, quoted, or in code',
      files: control(
        'There is no HIPAA certification. Nobody is “SOC 2 certified”. The flag is `soc2-compliant`, and a score is not a guarantee.',
      ),
      findings: [],
    },
    {
      title: 'The right words',
      files: control(
        'A CPA firm issued a SOC 2® Type 2 report for the period from 2025-07-01 to 2026-06-30.',
      ),
      findings: [],
    },
  ];
}

/** One quick look before the list: most passages hold none of these. */
const mayHold =
  /SOC|SSAE|SAS\s*70|Service\s+Org|AICPA|certif|complian|comply|complies|guarantee|100\s?%|secure|zero\s|coverage|criteria\s+(?:are|is|were|have)|grade|hackable|breakable|Type\s+(?:2|II)/i;

const problems = {
  name: 'is not the right name',
  contradiction: 'contradicts itself',
  claim: 'claims what nobody attests',
} as const;

function* phrasesIn(content: Content, passage: ShownPassage): Iterable<Finding> {
  const { text, file } = passage;
  const taken: [number, number][] = [];
  for (const { phrase, better, kind = 'claim', instead } of wordings) {
    // Most phrases are nowhere, and this says so much sooner than an empty list of matches.
    if (text.search(phrase) === -1) continue;
    for (const { 0: words, index } of text.matchAll(phrase)) {
      const end = index + words.length;
      if (taken.some(([from, to]) => index < to && end > from)) continue;
      if (isDenied(text, index) || isQuoted(text, index, end)) continue;
      taken.push([index, end]);
      const finding: Finding = {
        message: `“${words.replace(/\s+/g, ' ')}” ${problems[kind]}.`,
        hint: better,
        file,
        place: passage.place(index, end),
      };
      const fix = instead && spellingFix(content, passage, index, end, instead(words));
      yield fix ? { ...finding, fix } : finding;
    }
  }
}

function isDenied(text: string, index: number): boolean {
  return /(?:\b(?:not|no|never|cannot|nor|without)|n[’']t)\s+(?:(?:a|an|any|be|as|been|such\s+a)\s+)?$/i.test(
    text.slice(Math.max(0, index - 30), index),
  );
}

function isQuoted(text: string, index: number, end: number): boolean {
  return (
    /["“‘'„«]/.test(text.charAt(index - 1)) &&
    /["”’'“»]/.test(text.charAt(end).replace(/[.,]/, text.charAt(end + 1)))
  );
}
