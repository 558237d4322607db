import type { Entry } from '#domain/entry.ts';
import { outlineOf } from '../prose/outline.ts';
import { allEntries } from '../prose/shown-text.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** Markdown carries no raw HTML and no HTML comments: the page would show neither. */
export const rawHtml: Rule = {
  id: 'raw-html',
  severity: 'warning',
  title: 'Markdown bodies hold no raw HTML and no HTML comments.',
  rationale:
    'Vitrine publishes no raw HTML from content, because one script tag would run in every reader’s browser. It is left out of the page, so what stands in it would be missing there; and a comment is no place for notes that may be read in git. In an agreement it is an error: the text that people accept is the text that is pinned.',
  examples: examples(),
  *check({ trustCenter }) {
    const agreements = new Set<unknown>(trustCenter.agreements);
    for (const entry of allEntries(trustCenter)) {
      if (!entry.body.includes('<')) continue;
      const severity = agreements.has(entry) ? 'error' : 'warning';
      for (const finding of htmlIn(entry)) yield { ...finding, severity };
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
Role owners review all access to production each quarter and record what they removed and why it was removed.

${body}
`,
  });

  return [
    {
      title: 'A script',
      files: control('<script>alert(1)</script>'),
      findings: ['controls/AC-05.md:9 Raw HTML (`<script>alert(1)</script>`) is left out of the page.'],
    },
    {
      title: 'A comment',
      files: control('<!-- ask legal about this -->'),
      findings: ['controls/AC-05.md:9 An HTML comment: it is not published, and not private either.'],
    },
    {
      title: 'A plain sign',
      files: control('The limit is < 5 minutes, and `<b>` in code is text.'),
      findings: [],
    },
  ];
}

function* htmlIn(entry: Entry<unknown>): Iterable<Finding> {
  for (const { value, place } of outlineOf(entry).html) {
    const comment = value.startsWith('<!--');
    yield {
      message: comment
        ? 'An HTML comment: it is not published, and not private either.'
        : `Raw HTML (\`${shorten(value)}\`) is left out of the page.`,
      hint: comment
        ? 'Keep notes outside of `content/`.'
        : 'Write it as Markdown; escape a plain `<` as `\\<`.',
      file: entry.file,
      place,
    };
  }
}

function shorten(html: string): string {
  const line = html.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
