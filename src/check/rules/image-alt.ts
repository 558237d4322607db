import { outlineOf } from '../prose/outline.ts';
import { allEntries } from '../prose/shown-text.ts';
import type { Example, Rule } from '../rule.ts';

/** A picture has words for those who do not see it. */
export const imageAlt: Rule = {
  id: 'image-alt',
  severity: 'warning',
  title: 'Every image has a text alternative that says what it shows.',
  rationale:
    'WCAG 2.2 asks for it (1.1.1), many customers must, and a search or an offline copy shows nothing else. A file name or the word “image” says nothing.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const entry of allEntries(trustCenter)) {
      if (!entry.body.includes('![')) continue;
      for (const { alt, place } of outlineOf(entry).images) {
        const words = alt.trim();
        if (
          words !== '' &&
          !/^(?:image|picture|photo|screenshot|diagram|logo|chart|[\w-]+\.(?:png|jpe?g|svg|gif|webp))$/i.test(
            words,
          )
        )
          continue;
        yield {
          message:
            words === ''
              ? 'The image has no text alternative.'
              : `“${words}” does not say what the image shows.`,
          hint: 'Say in the brackets what a reader would learn from it.',
          file: entry.file,
          place,
        };
      }
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
      title: 'Nothing',
      files: control('![](/files/zones.png)'),
      findings: ['controls/AC-05.md:7 The image has no text alternative.'],
    },
    {
      title: 'Only a word',
      files: control('![Diagram](/files/zones.png)'),
      findings: ['controls/AC-05.md:7 “Diagram” does not say what the image shows.'],
    },
    {
      title: 'What the picture tells',
      files: control('![Three network zones with one proxy between them](/files/zones.png)'),
      findings: [],
    },
  ];
}
