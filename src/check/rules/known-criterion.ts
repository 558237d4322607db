import { placeOf, type SourcePlaces } from '#domain/entry.ts';
import { fixValue } from '#domain/fix.ts';
import { parseCriterionReference } from '#frameworks/parse-criterion-reference.ts';
import { editionOf } from '#frameworks/systems.ts';
import { criterionReferences } from '../criterion-references.ts';
import { at, type Example, type Finding, type Rule } from '../rule.ts';
import { betweenTypographicQuotes } from '../typographic-quotes.ts';

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
      const inner = betweenTypographicQuotes(written);
      const quoted = inner === null ? null : parseCriterionReference(edition, inner);
      if (quoted?.kind === 'criterion')
        yield inQuotes(source, path, written, quoted.id, content.facts.texts.get(source.file));
      else yield onTwoLines(source, path, written) ?? refusal(source, path, written, parsed);
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
      title: 'Quotes of a word processor',
      files: { 'controls/AC-05.md': control('“CC6.2”, CC6.3') },
      findings: ['controls/AC-05.md:3 `“CC6.2”` is in typographic quotes, which YAML takes as part of it.'],
    },
    {
      title: 'A list whose second line is indented deeper',
      files: { 'controls/AC-05.md': control('CC6.2').replace('[CC6.2]', '\n- CC6.2\n - CC6.3') },
      findings: ['controls/AC-05.md:4 YAML reads this line and the next as one reference, `CC6.2-CC6.3`.'],
    },
    {
      title: 'Case and spaces are forgiven',
      files: { 'controls/AC-05.md': control('cc6.2, " CC6.3 "') },
      findings: [],
    },
  ];
}

/** A value that YAML folds out of two lines is no range, whatever the dash between them looks like. */
function onTwoLines(source: SourcePlaces, path: string, written: string): Finding | null {
  const place = placeOf(source, path);
  if (!source.places.has(path) || !place?.endLine || place.endLine === place.line) return null;
  return at(
    source,
    path,
    `YAML reads this line and the next as one reference, \`${written}\`.`,
    'Indent every line of the list alike, each with its own `- `.',
  );
}

function inQuotes(
  source: SourcePlaces,
  path: string,
  written: string,
  id: string,
  text: string | undefined,
): Finding {
  const finding = at(
    source,
    path,
    `\`${written}\` is in typographic quotes, which YAML takes as part of it.`,
    `Write ${id}.`,
  );
  const fix = fixValue(text ?? '', placeOf(source, path), written, id);
  return fix ? { ...finding, fix } : finding;
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
