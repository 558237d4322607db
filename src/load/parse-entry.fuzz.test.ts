import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlSchema } from '#domain/content/control.ts';
import { reportSchema } from '#domain/content/report.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { parseEntry } from './parse-entry.ts';

const runs = Number(process.env.VITRINE_FUZZ_RUNS ?? 2_000);

/** Texts that look like content files often enough to get deep into the parsers. */
const yamlish = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'title',
    'status',
    'criteria',
    'period',
    'file',
    'framework',
    'id',
    '? ',
    '- ',
    ': ',
    '|\n',
    '>-\n',
    '&a ',
    '*a',
    '!!js/function ',
    '<<: *a',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '#',
    '\t',
    '2026-02-30',
    '1.10',
    'null',
    '\u2028',
    '%YAML 1.1\n',
  ),
);
const frontMatter = fc.array(yamlish, { maxLength: 30 }).map((parts) => parts.join(''));
const markdown = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '# ',
        '```\n',
        '| a | b |\n|-|-|\n',
        '[x](y)',
        '<script>',
        '{expr}',
        'import x from "y"\n',
        '<Control id=',
        '/>',
        '[^1]',
        '\n\n',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const file = fc.tuple(frontMatter, markdown).map(([front, body]) => `---\n${front}\n---\n${body}`);
const text = fc.oneof(file, markdown, frontMatter);

test.each([
  ['control.md', controlSchema],
  ['report.md', reportSchema],
  ['policy.mdx', controlSchema],
] as const)('%s: no text makes the reader throw, and every place lies inside the file', (name, schema) => {
  fc.assert(
    fc.property(text, (content) => {
      const lines = content.split('\n');
      for (const diagnostic of parseEntry(schema, name, content).diagnostics) expectInside(diagnostic, lines);
    }),
    { numRuns: runs / 2 },
  );
});

function expectInside({ place, message }: Diagnostic, lines: readonly string[]): void {
  expect(message).not.toBe('');
  if (!place) return;
  expect(place.line).toBeGreaterThanOrEqual(1);
  expect(place.line).toBeLessThanOrEqual(lines.length);
  expect(place.column).toBeGreaterThanOrEqual(1);
  expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1);
}
