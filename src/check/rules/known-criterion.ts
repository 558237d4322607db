import type { SourcePlaces } from '#domain/entry.ts';
import { parseCriterionReference } from '#frameworks/parse-criterion-reference.ts';
import { editionOf } from '#frameworks/systems.ts';
import { criterionReferences } from '../criterion-references.ts';
import { at, type Example, type Finding, type Rule } from '../rule.ts';

/** A SOC 2 reference names one criterion that exists in the edition in scope. */
export const knownCriterion: Rule = {
  id: 'known-criterion',
  severity: 'error',
  title: 'References to SOC 2 criteria name single criteria that exist.',
  rationale:
    'A mapping to a criterion that does not exist (CC9.9) is a claim about nothing, and a range or a heading hides which criteria a control really addresses.',
  examples: examples(),
  *check(content) {
    const edition = editionOf(content.trustCenter);
    for (const [source, path, written] of criterionReferences(content)) {
      const parsed = parseCriterionReference(edition, written);
      if (parsed.kind === 'criterion') continue;
      yield refusal(source, path, written, parsed);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (criteria: string) => `---
title: Access is reviewed
criteria: [${criteria}]
status: implemented
owner: Head of Security
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`;

  return [
    {
      title: 'A criterion that does not exist',
      files: { 'controls/AC-05.md': control('CC9.9') },
      findings: ['controls/AC-05.md:3 `CC9.9` is no criterion of the Trust Services Criteria.'],
    },
    {
      title: 'A range',
      files: { 'controls/AC-05.md': control('CC6.1–CC6.3') },
      findings: ['controls/AC-05.md:3 `CC6.1–CC6.3` is a range; name each criterion.'],
    },
    {
      title: 'A heading',
      files: { 'controls/AC-05.md': control('CC6') },
      findings: ['controls/AC-05.md:3 `CC6` is a heading, not a criterion.'],
    },
    {
      title: 'A point of focus among the criteria',
      files: { 'controls/AC-05.md': control('CC6.1/3') },
      findings: ['controls/AC-05.md:3 `CC6.1/3` is a point of focus.'],
    },
    {
      title: 'Case and spaces are forgiven',
      files: { 'controls/AC-05.md': control('cc6.2, " CC6.3 "') },
      findings: [],
    },
  ];
}

type Parsed = ReturnType<typeof parseCriterionReference>;

function refusal(
  source: SourcePlaces,
  path: string,
  written: string,
  parsed: Exclude<Parsed, { kind: 'criterion' }>,
): Finding {
  switch (parsed.kind) {
    case 'unknown': {
      const hint =
        parsed.nearest.length > 0
          ? `Did you mean ${parsed.nearest.map((id) => `\`${id}\``).join(' or ')}?`
          : undefined;
      return at(source, path, `\`${written}\` is no criterion of the Trust Services Criteria.`, hint);
    }
    case 'range':
      return at(
        source,
        path,
        `\`${written}\` is a range; name each criterion.`,
        `Write ${parsed.expanded.join(', ')}.`,
      );
    case 'heading':
      return at(
        source,
        path,
        `\`${written}\` is a heading, not a criterion.`,
        `Choose among ${parsed.criteria.join(', ')}.`,
      );
    case 'point-of-focus':
      return at(
        source,
        path,
        `\`${written}\` is a point of focus.`,
        `Write \`${parsed.id}\` here and the point under \`pointsOfFocus\`.`,
      );
    default:
      return parsed satisfies never;
  }
}
