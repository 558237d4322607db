import { type OutlineHeading, outlineOf } from '../prose/outline.ts';
import { allEntries } from '../prose/shown-text.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** Headings begin at level 2, skip none, and differ from each other. */
export const headingOrder: Rule = {
  id: 'heading-order',
  severity: 'warning',
  title: 'Headings start at `##`, skip no level, and are unique in their text.',
  rationale:
    'The page prints the title as level 1. People who read with a screen reader move by headings, and a skipped level sounds like a missing part (WCAG 2.2, 1.3.1). Two equal headings get numbered anchors, and links to them break when one is moved.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const entry of allEntries(trustCenter)) {
      if (entry.body.includes('#') || /^(?:=+|-+)\s*$/m.test(entry.body))
        yield* checkOrder(entry.file, outlineOf(entry).headings);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const policy = (body: string) => ({
    'policies/access-control.md': `---
title: Access control policy
version: "1.0"
owner: Head of Security
approvedBy: Board of Directors
approved: 2026-01-15
---
${body}
`,
  });

  return [
    {
      title: 'The title again',
      files: policy('# Access control policy\n\n## Purpose'),
      findings: ['policies/access-control.md:8 The heading is of level 1, which is the page’s title.'],
    },
    {
      title: 'A level is skipped',
      files: policy('## Purpose\n\n#### Details'),
      findings: ['policies/access-control.md:10 The heading is of level 4 after level 2.'],
    },
    {
      title: 'It starts too deep',
      files: policy('### Purpose'),
      findings: ['policies/access-control.md:8 The first heading is of level 3; headings start at level 2.'],
    },
    {
      title: 'Twice the same, and one without words',
      files: policy('## Purpose\n\n## Purpose\n\n##'),
      findings: [
        'policies/access-control.md:10 There is a heading “Purpose” in line 8 already.',
        'policies/access-control.md:12 The heading has no text.',
      ],
    },
    { title: 'In order', files: policy('## Purpose\n\n### Details\n\n## Scope'), findings: [] },
  ];
}

function* checkOrder(file: string, headings: readonly OutlineHeading[]): Iterable<Finding> {
  const seen = new Map<string, number>();
  let before = 1;
  for (const [index, { depth, text, place }] of headings.entries()) {
    const finding = (message: string, hint: string): Finding => ({ message, hint, file, place });
    if (text === '') yield finding('The heading has no text.', 'Write it, or remove the line.');
    if (depth === 1)
      yield finding(
        'The heading is of level 1, which is the page’s title.',
        index === 0 ? 'Remove it: `title:` is printed.' : 'Write `##`.',
      );
    else if (depth > before + 1) {
      const words =
        index === 0
          ? `The first heading is of level ${depth}; headings start at level 2.`
          : `The heading is of level ${depth} after level ${before}.`;
      yield finding(words, `Write \`${'#'.repeat(before + 1)}\`.`);
    }
    before = depth;
    const first = seen.get(text.toLowerCase());
    if (first !== undefined && text !== '')
      yield finding(
        `There is a heading “${text}” in line ${first} already.`,
        'Give each a name of its own, so that links to them hold.',
      );
    else seen.set(text.toLowerCase(), place.line);
  }
}
