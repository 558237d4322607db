import fc from 'fast-check';
import { markdownToMdast } from 'satteri';
import { expect, test } from 'vitest';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { markdownReporter } from './markdown.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { awkwardReport, plainOptions, soundReport } from './report.fixture.ts';

const onForge = {
  ...plainOptions,
  sourceAddress: 'https://forge.example/acme/trust/blob/0123abc',
  tool: { ...plainOptions.tool, rulePages: 'https://forge.example/vitrine/blob/HEAD/docs/rules' },
};

test('a comment on a pull request, read as prose', async () => {
  await expect(markdownReporter(awkwardReport, onForge)).toMatchFileSnapshot('./markdown.snapshot.md');
});

test('without a forge, links are relative and rules are names', () => {
  const text = markdownReporter(awkwardReport, plainOptions);
  expect(text).toContain('[line 3](content/controls/VM-01.md#L3)');
  expect(text).toContain('(`known-criterion`)');
});

test('without findings there is the coverage alone', () => {
  const text = markdownReporter(soundReport, plainOptions);
  expect(text).toMatch(/^## Trust center check: nothing found\n/);
  expect(text).not.toContain('### Findings');
  expect(text).not.toContain('<details>');
});

test('errors come before warnings, and a long list is cut with its rest counted', () => {
  const finding = (number: number, severity: Diagnostic['severity']): Diagnostic => ({
    ruleId: 'wording',
    severity,
    message: `Number ${number} of many. ${'x'.repeat(3000)}`,
    file: `controls/C-${number}.md`,
    place: { line: number, column: 1 },
  });
  const diagnostics = [
    ...Array.from({ length: 60 }, (_, index) => finding(index, 'warning')),
    finding(99, 'error'),
    ...Array.from({ length: 60 }, (_, index) => finding(index, 'info')),
  ];
  const text = markdownReporter({ ...awkwardReport, diagnostics }, onForge);
  expect(text.indexOf('Number 99')).toBeLessThan(text.indexOf('Number 0 '));
  expect(text).toContain('11 more; `npx vitrine check` shows them all.');
  expect(text.length).toBeLessThan(65_536);
});

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const nodes = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodes)];
const shown = (tree: Node) =>
  nodes(tree)
    .map(({ value }) => value ?? '')
    .join('');

test('no text of the content becomes markup: only text and code', () => {
  const awkward = fc.array(
    fc.constantFrom(
      '`',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '#',
      '|',
      '~',
      '&',
      '\\',
      '@a',
      'x',
      ' ',
      '\n',
      '1.',
      '- ',
    ),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(awkward, (parts) => {
      const written = parts.join('');
      const types = nodes(markdownToMdast(`(${markdownText(written)})`) as Node).map(({ type }) => type);
      expect(new Set(types).difference(new Set(['root', 'paragraph', 'text', 'inlineCode']))).toEqual(
        new Set(),
      );
    }),
  );
});

test('a code span shows its text whatever backticks it has', () => {
  const text = fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\\', '<'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, (written) => {
      fc.pre(written.trim() !== '' && !/^ .* $/.test(written));
      const tree = markdownToMdast(`a ${markdownCode(written)} b`) as Node;
      expect(shown(tree)).toBe(`a ${written.replace(/ +/g, ' ')} b`);
    }),
  );
});

test('mentions of people are broken up, addresses are not', () => {
  expect(markdownText('by @ada, mail ada@example.com')).toBe('by @&#8203;ada, mail ada@example.com');
});
