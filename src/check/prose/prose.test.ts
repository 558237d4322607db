import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Entry } from '#domain/entry.ts';
import { indexPassages, repeatedPassages } from '#domain/passages.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { load } from '#load/load.ts';
import { runChecks } from '../run.ts';
import { outlineOf } from './outline.ts';
import { isRoleAddress } from './role-address.ts';
import { mayHoldSecret, secretsIn } from './secret-forms.ts';

const entry = (body: string, file = 'faq/x.md'): Entry<unknown> => ({
  id: 'x',
  file,
  body,
  bodyLine: 4,
  data: {},
  places: new Map(),
});

/** What stands in the file at the place of the first match. */
function written(body: string, words: RegExp): string | undefined {
  for (const { text, place } of outlineOf(entry(body)).passages) {
    const match = words.exec(text);
    const at = match && place(match.index, match.index + match[0].length);
    if (!at?.endColumn) continue;
    const lines = body.split('\n').slice(at.line - 4, (at.endLine ?? at.line) - 3);
    const last = (lines.pop() ?? '').slice(0, at.endColumn - 1);
    const all = [...lines, last].join('\n');
    return all.slice(at.column - 1);
  }
  return undefined;
}

describe('places of words in a body', () => {
  test.each([
    ['after letters that take more than a byte', 'Über 😀 naïve SOC-2 text', 'SOC-2'],
    ['in a later line of a paragraph', 'One line\n   and SOC-2 here', 'SOC-2'],
    ['in a quote over two lines', '> One line\n> and SOC-2 here', 'SOC-2'],
    ['in a list with indentation', '- One\n  two SOC-2 three', 'SOC-2'],
    ['in a table', '| a | b |\n|---|---|\n| x | the SOC-2 report |', 'SOC-2'],
    ['in a heading', '## The SOC-2 report', 'SOC-2'],
    ['in a link', 'See [the SOC-2 report](/reports/x/).', 'SOC-2'],
  ])('%s', (_, body, words) => expect(written(body, /SOC-2/)).toBe(words));

  test('across bold and a line break', () => {
    expect(written('A **SOC 2**\ncertified firm', /SOC 2\s+certified/)).toBe('SOC 2**\ncertified');
  });

  test('not in code, not in a bare address', () => {
    expect(written('`SOC-2` and https://x.example/SOC-2 and\n\n```\nSOC-2\n```', /SOC-2/)).toBeUndefined();
  });
});

test('headings get the anchors that the pages give them', () => {
  const { headings } = outlineOf(
    entry('## Purpose & scope\n\n## `code` in Ä\n\n## Purpose & scope\n\n## 1. Duties'),
  );
  expect(headings.map(({ anchor }) => anchor)).toEqual([
    'purpose--scope',
    'code-in-ä',
    'purpose--scope-1',
    '1-duties',
  ]);
});

test('an outline is made once for an entry', () => {
  const one = entry('## A');
  expect(outlineOf(one)).toBe(outlineOf(one));
});

describe('secrets', () => {
  test.each([
    'The commit 3cd2d0b442e50f0f2641b39c8e84d2e13b61930d',
    'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGk3bV9sX2pQ7yTz1Nw8Rc4vKd5Lm0Hf6JgUaEeXiOoP root',
    'https://docs.google.com/document/d/1aBcD9eFgH2iJkL3mNoP4qRsT5uVwX6yZ1aBcD/edit',
    'strongdm-comply-themes-comply-soc2-narratives-README',
    'AWS example AKIAIOSFODNN7EXAMPLE',
    'password: at-least-14-characters',
    'postgres://user:<password>@host/db',
  ])('are not: %s', (line) => expect(secretsIn(line)).toEqual([]));

  const secrets = fc.oneof(
    fc.stringMatching(/^(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,40}$/),
    fc.stringMatching(/^(?:AKIA|ASIA)[0-9A-Z]{16}$/),
    fc.stringMatching(/^[\w+/-]{32,70}={0,2}$/),
    fc.stringMatching(/^(?:password|api_key|Client-Secret) ?[:=] ?"?[A-Za-z0-9]{8,20}$/),
    fc.stringMatching(/^xoxb-[A-Za-z0-9-]{10,20}$/),
    fc.stringMatching(/^postgres:\/\/[a-z]{1,5}:[A-Za-z0-9]{3,9}@[a-z]{1,9}$/),
  );

  test('a text whose lines hold one is never passed over', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.string({ maxLength: 70 }),
        secrets,
        fc.string({ maxLength: 70 }),
        (before, secret, after) => {
          const text = `${before} ${secret} ${after}`;
          const count = text.split('\n').flatMap(secretsIn).length;
          found += count;
          expect(count === 0 || mayHoldSecret(text)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(500);
  });

  test.each([
    ['a run of 31', `a ${'x1'.repeat(15)}y b`, false],
    ['a run of 32', `a ${'x1'.repeat(16)} b`, true],
    ['a run of 32 at the end', `${'word '.repeat(7)}${'x1'.repeat(16)}`, true],
    ['runs with a dot between', `${'x1'.repeat(15)}.${'x1'.repeat(15)}`, false],
  ])('whether a text may hold one: %s', (_, text, expected) => expect(mayHoldSecret(text)).toBe(expected));

  test('the place is that of the value', () => {
    const line = `api_key = "${['zX9', 'qW2eR7tY4u'].join('')}"`;
    const [found] = secretsIn(line);
    expect(line.slice(found?.from, found?.to)).toBe('zX9qW2eR7tY4u');
  });
});

test.each([
  ['security', true],
  ['data-protection', true],
  ['report-policy-violation', true],
  ['emea.sales', true],
  ['support+tag', true],
  ['jane', false],
  ['jane.doe', false],
  ['jude.law', false],
  ['j_smith', false],
])('%s@ is the address of a function: %s', (local, expected) => expect(isRoleAddress(local)).toBe(expected));

test('repeated passages are found as long as they go, and once', () => {
  const index = indexPassages([['the quick brown fox jumps over the lazy dog', 'a fable']], 4);
  expect(repeatedPassages('Look: the quick, *brown* fox jumps — away. Over the lazy cat.', index)).toEqual([
    { source: 'a fable', words: ['the', 'quick', 'brown', 'fox', 'jumps'] },
  ]);
});

const bits = [
  '## ',
  '# ',
  '[x](',
  '/controls/ac-01/',
  '](#a)',
  '![',
  '**',
  '`',
  '```\n',
  '\n\n',
  '\n',
  '| a | b |\n|---|---|\n',
  '> ',
  '- ',
  '  ',
  'SOC 2 certified',
  'SOC-2',
  'Type II',
  '{{x}}',
  '[COMPANY]',
  'jane.doe@acme.example',
  '+1 503 555 0123',
  '<b>',
  '<!-- x -->',
  '😀',
  'é',
  '\t',
  '[//]: # (allow wording: why)\n',
  '[//]: # (allow',
  'javascript:',
  'http://x.example',
  '\\',
  '&amp;',
  '[^1]',
  '[^1]: note\n',
  '&#x53;OC-2',
  '\u00a0',
] as const;
const text = fc
  .array(fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 12 })), { maxLength: 40 })
  .map((parts) => parts.join(''));
const runs = Number(process.env.FUZZ_RUNS ?? 150);

test.each(['faq/x.md', 'policies/x.mdx'])(
  'no body makes a rule throw, and every place lies inside the file: %s',
  (file) => {
    const front = file.startsWith('faq')
      ? 'title: X'
      : 'title: X\nversion: "1"\nowner: A\napprovedBy: B\napproved: 2026-01-01';
    const sound = load(contentFolder());
    fc.assert(
      fc.property(text, (body) => {
        const clean = body.replaceAll('\r', '');
        const lines = `---\n${front}\n---\n${clean}`.split('\n');
        const bodyLine = front.split('\n').length + 3;
        const data = file.startsWith('faq')
          ? { title: 'X', visibility: 'public', controls: [], policies: [], aliases: [] }
          : {
              title: 'X',
              version: '1',
              approved: '2026-01-01',
              visibility: 'public',
              criteria: ['CC1.1'],
              related: [],
              history: [],
              aliases: [],
            };
        const fuzzed = { ...entry(clean, file), bodyLine, data };
        const key = file.startsWith('faq') ? 'faq' : 'policies';
        const facts = { ...sound.facts, texts: new Map([[file, lines.join('\n')]]) };
        const content = {
          ...sound,
          facts,
          trustCenter: { ...sound.trustCenter, [key]: [fuzzed] },
          today: '2026-11-23' as CalendarDay,
        };
        for (const { file: where, place } of runChecks(content, [])) {
          if (where !== file || !place) continue;
          expect(place.line).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeLessThanOrEqual((lines[place.line - 1]?.length ?? 0) + 1);
          expect(place.endLine ?? place.line).toBeLessThanOrEqual(lines.length);
          if (place.endColumn !== undefined)
            expect(place.endColumn).toBeLessThanOrEqual(
              (lines[(place.endLine ?? place.line) - 1]?.length ?? 0) + 1,
            );
        }
      }),
      { numRuns: runs },
    );
  },
);

test('deep nesting and long lines take no long time', () => {
  const hostile = [
    '>'.repeat(3000),
    '['.repeat(5000),
    '*a '.repeat(5000),
    `${'- '.repeat(1500)}x`,
    `password=${'a1'.repeat(20000)}`,
    '@'.repeat(20000),
    'a.'.repeat(20000),
    '1-'.repeat(20000),
    '+1 '.repeat(10000),
    `Type 2 ${'x '.repeat(30000)}`,
  ];
  const loaded = load(
    contentFolder(
      Object.fromEntries(hostile.map((body, index) => [`faq/h${index}.md`, `---\ntitle: H\n---\n${body}\n`])),
    ),
  );
  const start = performance.now();
  runChecks({ ...loaded, today: '2026-11-23' as CalendarDay }, []);
  expect(performance.now() - start).toBeLessThan(4000);
});
