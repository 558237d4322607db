import type { SourcePlaces } from '#domain/entry.ts';
import { fixAt, textAt } from '#domain/fix.ts';
import { criterionReferences } from '../criterion-references.ts';
import { allEntries } from '../prose/shown-text.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';
import { betweenTypographicQuotes } from '../typographic-quotes.ts';

/** Quotes around a value are those of YAML. */
export const typographicQuotes: Rule = {
  id: 'typographic-quotes',
  severity: 'warning',
  title: 'No value of YAML stands in typographic quotes.',
  rationale:
    'YAML knows " and \' alone. Quotes that a word processor made curly are part of the value: version “1.0” is published with them, and no other file that says 1.0 is found beside it.',
  examples: examples(),
  *check(content) {
    const references = referencePaths(content);
    for (const source of sourcesOf(content)) {
      const text = content.facts.texts.get(source.file) ?? '';
      if (!quick.test(text)) continue;
      for (const [path, place] of source.places) {
        const written = textAt(text, place);
        const inner = written === null ? null : betweenTypographicQuotes(written);
        if (inner === null || references.has(`${source.file} ${path}`)) continue;
        const fix = fixAt(text, place, JSON.stringify(inner));
        const finding: Finding = {
          message: `The quotes of \`${written}\` are typographic, so YAML takes them as part of the value.`,
          hint: `Write ${JSON.stringify(inner)}.`,
          file: source.file,
          place,
        };
        yield fix ? { ...finding, fix } : finding;
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const policy = (version: string, summary: string) => ({
    'policies/access-control.md': `---
title: Access control policy
version: ${version}
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
summary: ${summary}
---
## Purpose

“Need to know” is the rule.
`,
  });

  return [
    {
      title: 'Pasted from a word processor',
      files: policy('“1.0”', '„Wer was darf“'),
      findings: [
        'policies/access-control.md:3 The quotes of `“1.0”` are typographic, so YAML takes them as part of the value.',
        'policies/access-control.md:7 The quotes of `„Wer was darf“` are typographic, so YAML takes them as part of the value.',
      ],
    },
    {
      title: 'Quotes of YAML, and typographic ones inside of a text',
      files: policy('"1.0"', '“Need to know” and “least privilege”'),
      findings: [],
    },
  ];
}

const quick = /[“”„‟«»‘’‚‹›]/u;

function sourcesOf({ trustCenter }: Content): readonly SourcePlaces[] {
  const { trust, gate, subprocessors } = trustCenter;
  return [trust, gate, subprocessors, ...allEntries(trustCenter)];
}

/** A reference to a criterion that is in quotes is the finding of `known-criterion`. */
function referencePaths(content: Content): ReadonlySet<string> {
  const all = [...criterionReferences(content)];
  return new Set(all.map(([source, path]) => `${source.file} ${path}`));
}
