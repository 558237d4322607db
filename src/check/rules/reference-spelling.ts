import { placeOf } from '#domain/entry.ts';
import { fixValue, textAt } from '#domain/fix.ts';
import { type CatalogueId, frameworkCatalogue, frameworkIds } from '#frameworks/catalogue.ts';
import {
  parseCriterionReference,
  parsePointOfFocusReference,
} from '#frameworks/parse-criterion-reference.ts';
import { editionOf } from '#frameworks/systems.ts';
import { type CriterionReferenceAt, criterionReferences } from '../criterion-references.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** Forgiven spellings of references, so that `--fix` can write them as everybody searches for them. */
export const referenceSpelling: Rule = {
  id: 'reference-spelling',
  severity: 'info',
  title: 'References to frameworks are written as their catalogue writes them.',
  rationale:
    'Case and spaces are forgiven: `cc6.1` counts as CC6.1. But a search in the files for `CC6.1` does not find it, and a copied no-break space is invisible to everybody who looks for the reason.',
  examples: examples(),
  *check(content) {
    for (const [source, path, known] of spelledReferences(content)) {
      const written = writtenAt(content, source, path);
      if (written === null || written === known) continue;
      const fix = fixValue(content.facts.texts.get(source.file) ?? '', placeOf(source, path), written, known);
      const finding: Finding = at(
        source,
        path,
        `\`${visible(written)}\` is written \`${known}\` in the catalogue.`,
        `Write \`${known}\`.`,
      );
      yield fix ? { ...finding, fix } : finding;
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (criteria: string, mapping = 'A.5.18') => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [${criteria}]
mappings: { iso27001: [${mapping}] }
status: implemented
owner: Head of Security
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`,
  });

  return [
    {
      title: 'Lower case, and a no-break space',
      files: control('cc6.2, "CC\u00a06.3"', 'a.5.18'),
      findings: [
        'controls/AC-05.md:3 `cc6.2` is written `CC6.2` in the catalogue.',
        'controls/AC-05.md:3 `CC 6.3` is written `CC6.3` in the catalogue.',
        'controls/AC-05.md:4 `a.5.18` is written `A.5.18` in the catalogue.',
      ],
    },
    {
      title: 'A paragraph, in the way of another lawyer',
      files: control('CC6.2', 'A.5.18], gdpr: ["Article 32 para. 1 lit. b"'),
      findings: [
        'controls/AC-05.md:4 `Article 32 para. 1 lit. b` is written `Art. 32(1)(b)` in the catalogue.',
      ],
    },
    { title: 'As in the catalogue', files: control('CC6.2, "CC6.3"'), findings: [] },
    {
      title: 'What is no reference at all is the finding of another rule',
      files: control('CC9.9'),
      findings: [],
    },
  ];
}

/** Each reference that can be read, with the catalogue's spelling in the third place. */
function* spelledReferences(content: Content): Iterable<CriterionReferenceAt> {
  const edition = editionOf(content.trustCenter);
  for (const [source, path, written] of criterionReferences(content)) {
    const parsed = parseCriterionReference(edition, written);
    if (parsed.kind === 'criterion') yield [source, path, parsed.id];
  }
  for (const control of content.trustCenter.controls) {
    for (const [index, written] of control.data.pointsOfFocus.entries()) {
      const parsed = parsePointOfFocusReference(edition, written);
      if (parsed.kind === 'point-of-focus')
        yield [control, `pointsOfFocus.${index}`, `${parsed.id}/${parsed.point.position}`];
    }
    for (const [framework, references] of Object.entries(control.data.mappings)) {
      if (!isCatalogue(framework)) continue;
      for (const [index, written] of references.entries()) {
        const found = frameworkCatalogue(framework).find(written);
        if (found.kind === 'item')
          yield [control, `mappings.${framework}.${index}`, `${found.id}${found.paragraph ?? ''}`];
      }
    }
  }
}

function isCatalogue(framework: string): framework is CatalogueId {
  return framework !== 'soc2' && (frameworkIds as readonly string[]).includes(framework);
}

/** The value as the file has it, without its quotes; null where it stands on several lines or behind an alias. */
function writtenAt({ facts }: Content, source: CriterionReferenceAt[0], path: string): string | null {
  const place = source.places.get(path);
  if (!place || place.endLine !== place.line) return null;
  const text = textAt(facts.texts.get(source.file) ?? '', place);
  return text && (/^(["'])(.*)\1$/s.exec(text)?.[2] ?? text);
}

/** Spaces of any kind as plain ones, and what nobody sees as its number. */
function visible(written: string): string {
  return written
    .replace(/\s/gu, ' ')
    .replace(
      /\p{Default_Ignorable_Code_Point}/gu,
      (sign) => `(U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`,
    );
}
