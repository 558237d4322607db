import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanMarkdown, treeHtml } from '#site/render-markdown.ts';
import { writeMarkdown } from './write-markdown.ts';

const options = {
  link: (href: string) => (href.startsWith('/controls/hidden') ? null : { href, external: false }),
  component: () => [],
};

const tree = (markdown: string) => cleanMarkdown({ markdown, format: 'md' }, options).tree;
const rewritten = (markdown: string) => writeMarkdown(tree(markdown), (href) => href);

/** The HTML of a text, white space between elements and inside of texts made equal. */
const html = (markdown: string) =>
  treeHtml(tree(markdown))
    .replace(/\s+/g, ' ')
    .replace(/ (?=<)|(?<=>) /g, '');

describe('a text written again reads the same', () => {
  const root = join(import.meta.dirname, '../../../content');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );

  test('every text of the sample', () => {
    expect(files.length).toBeGreaterThan(140);
    for (const file of files) {
      const body = readFileSync(join(root, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
      expect(html(rewritten(body)), file).toBe(html(body));
    }
  });

  test.each([
    [
      'plain signs',
      '1\\. not a list, \\# no heading, \\> no quote, a\\*b\\*c, snake_case, \\_so\\_, \\[x\\](y)',
    ],
    ['marks', 'a **strong *and soft* word** and ~~gone~~ `co``de` and ``a ` b``'],
    ['lists', '- a\n- b\n\n  c\n\n1. x\n   - y\n\n     z\n2. w\n\n5. five'],
    ['two lists in a row', '- a\n- b\n\n* c\n* d\n\n1. x\n\n1) y'],
    ['tasks', '- [x] done\n- [ ] open'],
    ['a table', '| a | b\\|c |\n|:-:|--:|\n| `x\\|y` | **z** |'],
    ['code', '````\n```\nno end\n```\n````'],
    ['a quote', '> a\n>\n> - b\n>   c\n\nafter'],
    ['footnotes', 'One[^1] and two[^long].\n\n[^1]: First.\n\n[^long]: Second.\n\n    With a paragraph.'],
    ['breaks', 'a  \nb\\\n\\- c\n\n***\n\nd'],
    ['entities', 'AT&amp;T &amp;amp; &lt;b&gt; 1 < 2 <br> x'],
    ['right to left', '**مرحبا** بالعالم، _א_ב'],
  ])('%s', (_, markdown) => {
    expect(html(rewritten(markdown))).toBe(html(markdown));
  });

  test('any words stay the words that they are', () => {
    const signs = fc.constantFrom(
      ...[
        'a',
        'Ж',
        ' ',
        '*',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '#',
        '-',
        '+',
        '1.',
        '>',
        '<',
        '&',
        '|',
        '~',
        '\\',
        '!',
        '=',
        '&amp;',
        '<b',
        '\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 24 }), (pieces) => {
        const words = pieces.join('');
        const written = writeMarkdown(
          {
            type: 'root',
            children: [{ type: 'element', tagName: 'p', children: [{ type: 'text', value: words }] }],
          },
          (href) => href,
        );
        const read = treeHtml(tree(written)).replace(/^<p>|<\/p>$/g, '');
        const plain = treeHtml({ type: 'text', value: words.replace(/\s+/g, ' ').trim() });
        expect(read).toBe(plain);
      }),
    );
  });
});

test('what the page drops is not in it: comments, raw HTML, links to what is not published', () => {
  const written = rewritten(
    'Seen <!-- secret remark --> here.\n\n<script>secret()</script>\n\nSee [the control](/controls/hidden/).',
  );
  expect(written).not.toContain('secret');
  expect(written).not.toContain('hidden');
  expect(written).toContain('See the control.');
});

test('links get full addresses', () => {
  const written = writeMarkdown(tree('[a](/controls/ac-01/) [b](#part) [c](https://x.example/)'), (href) =>
    href.startsWith('/') ? `https://site.example${href}` : href,
  );
  expect(written).toBe('[a](https://site.example/controls/ac-01/) [b](#part) [c](https://x.example/)');
});
