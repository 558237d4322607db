import { describe, expect, test } from 'vitest';
import { textChanges } from '#domain/history/text-changes.ts';
import { indexContent } from '../content-index.ts';
import type { PublicText } from '../public/visibility.ts';
import { textOptions } from '../rendered-text.ts';
import { publicContentOf } from '../trust-center.fixture.ts';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { changeLabel, textChangeWords, unchangedWords } from './block-words.ts';
import { proseBlocks } from './prose-blocks.ts';
import { readableDiff } from './readable-diff.ts';

const before = `## Deadlines

Each weakness is rated when it is found. The clock starts then.

| Severity | Days |
|---|---|
| Critical | 7 |
| High | 30 |

## Steps

1. Find it
2. Rate it
3. Mend it

> Nobody waits for the last day.

\`\`\`
scan --all
\`\`\`
`;
const content = publicContentOf({});
const options = { ...textOptions(content, indexContent(content)), idPrefix: '' };
const blocks = (markdown: string) =>
  proseBlocks(
    { markdown, format: 'markdown', file: 'policies/x.md', line: 1, locale: null } as never as PublicText,
    options,
  );
const changes = (edit: (text: string) => string) => textChanges(blocks(before), blocks(edit(before)));
const edits: readonly (readonly [name: string, edit: (text: string) => string])[] = [
  ['a row added', (text) => text.replace('| High | 30 |\n', '| High | 30 |\n| Low | 180 |\n')],
  ['a cell changed', (text) => text.replace('| 30 |', '| 14 |')],
  [
    'an item moved',
    (text) => text.replace('1. Find it\n2. Rate it\n3. Mend it', '1. Rate it\n2. Mend it\n3. Find it'),
  ],
  ['a heading renamed', (text) => text.replace('## Steps', '## Steps of an owner')],
  ['a heading with another name', (text) => text.replace('## Steps', '## Duties')],
  ['a heading moved down a level', (text) => text.replace('## Steps', '### Steps')],
  ['a code block changed', (text) => text.replace('scan --all', 'scan --all --deep')],
  ['a quotation taken away', (text) => text.replace('> Nobody waits for the last day.\n', '')],
  ['a table taken away', (text) => text.replace(/\|.*\|\n/g, '')],
];

describe.each(Object.entries({ en, de }))('a changed text in %s', (_language, words) => {
  test.each(edits)('%s', (_name, edit) => {
    const found = changes(edit);
    const parts = readableDiff(found).map((part) => {
      if (part.kind === 'heading') return `# ${part.text}`;
      return part.kind === 'unchanged' ? unchangedWords(part.blocks, words) : changeLabel(part.change, words);
    });
    expect([textChangeWords(found, words), ...parts].join('\n')).toMatchSnapshot();
  });
});

test('what is passed over adds up, and is never counted as paragraphs only', () => {
  const passed = readableDiff(changes((text) => text.replace('scan', 'look'))).filter(
    (part) => part.kind === 'unchanged',
  );
  expect(passed).toEqual([
    { kind: 'unchanged', count: 5, blocks: { heading: 1, paragraph: 1, row: 3 } },
    { kind: 'unchanged', count: 4, blocks: { item: 3, quote: 1 } },
  ]);
});
