import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { loadTexts } from '#load/load.ts';
import { readFolder } from '#load/read-folder.ts';
import { runChecks } from './run.ts';

const runs = Number(process.env.VITRINE_FUZZ_RUNS ?? 2_000);
const today = '2026-11-23' as CalendarDay;

/** Front matter that is often read, so that the rules behind the reader get something to do. */
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => JSON.stringify(text)),
  fc.constantFrom(
    'CC6.1',
    'cc6.1',
    'CC9.9',
    'CC6.1–CC6.4',
    'CC6',
    'ｃｃ6.1',
    'A.5.17',
    'PR.AC-1',
    'all-01',
    'ALL-01',
    'SOC-2',
    '{{x}}',
    'TODO',
    '2026-02-30',
    '9999-12-31',
    '0001-01-01',
    'June 30 2026',
    '1.10',
    '2',
    'true',
    '[]',
    '[a, [b]]',
    '{ a: b }',
    '*x',
    '&x y',
    '|\n  block',
    '>-\n  folded\n  twice',
  ),
);
const list = fc.array(value, { maxLength: 4 }).map((values) => `[${values.join(', ')}]`);
const key = fc.constantFrom(
  'id',
  'title',
  'status',
  'owner',
  'criteria',
  'soc2',
  'pointsOfFocus',
  'policies',
  'products',
  'risks',
  'reviewed',
  'reviewEvery',
  'evidence',
  'visibility',
  'mappings',
  'aliases',
  'draft',
  'version',
  'approved',
  'approvedBy',
  'date',
  'kind',
  'framework',
  'type',
  'period',
  'covers',
  'updated',
  'nonsense',
);
const front = fc
  .array(fc.tuple(key, fc.oneof(value, list)), { maxLength: 8 })
  .map((pairs) => [...new Map(pairs)].map(([name, written]) => `${name}: ${written}`).join('\n'));
/** Files of each kind that are read, with keys that may follow: what one kind lacks is a finding, what fits nowhere stays rare. */
const kinds: readonly (readonly [path: string, front: string, more: readonly string[]])[] = [
  [
    'controls/x.md',
    'title: A\nstatus: implemented\nowner: B',
    [
      'criteria: [CC6.1, cc9.9]',
      'criteria: [CC6, "CC 6.2"]',
      'pointsOfFocus: [CC6.1/3, CC6.1/99]',
      'mappings: { iso27001: [a.5.17, A.99], nist-csf: [PR.AC-1], iso: [x] }',
      'policies: [nowhere]',
      'products: [Cloud]',
      'reviewed: 2020-01-01',
      'evidence: [{ title: E, collected: 2020-01-01, cadence: quarterly }]',
      'visibility: internal',
      'id: all-01',
      'aliases: [ALL-01]',
    ],
  ],
  [
    'policies/x.mdx',
    'title: A\nversion: "1"\nowner: B\napprovedBy: C\napproved: 2026-01-01',
    [
      'criteria: [CC6.1]',
      'reviewBy: 2026-01-02',
      'effective: 2025-01-01',
      'related: [x, y]',
      'visibility: gated',
    ],
  ],
  [
    'policies/x.md',
    'title: SOC-2 certified\nversion: "1"\nowner: jane@acme.example\napprovedBy: C\napproved: 2027-01-01',
    ['summary: "{{x}} TODO"', 'agreement: nda'],
  ],
  [
    'reports/x.md',
    'framework: soc2\ntype: 2\nstatus: issued\ncategories: [security]',
    [
      'period: { start: 2020-07-01, end: 2021-06-30 }',
      'period: { start: 2026-06-30, end: 2025-07-01 }',
      'asOf: 2026-01-01',
      'opinion: qualified',
      `file: { vault: x.age, sha256: "${'a'.repeat(64)}", pages: 1, bytes: 1 }`,
      'cuecs: [{ id: C-1, text: Do it., criteria: [P1.1, CC9.9] }]',
      'exceptions: [{ control: nowhere, criterion: CC6.1, description: D, response: R, status: open }]',
      'subserviceOrganizations: [{ name: N, service: S, method: carve-out }]',
      'agreement: nda',
    ],
  ],
  ['reports/x.md', 'framework: iso27001\nstatus: issued', ['issued: 2020-01-01\nexpires: 2019-01-01']],
  [
    'documents/x.md',
    'title: A\ndate: 2027-01-01',
    [
      'kind: bridge-letter',
      'kind: pen-test',
      'kind: insurance\nexpires: 2020-01-01',
      'file: { public: x.pdf }',
      'agreement: nda',
    ],
  ],
  [
    'agreements/x.md',
    'title: A\nversion: "1"\neffective: 2027-01-01\nparty: B',
    ['reaccept: new-signers-only'],
  ],
  ['faq/x.md', 'title: SOC-2 Type II?', ['controls: [all-01]', 'updated: 2027-01-01']],
  ['updates/x.md', 'title: A\ndate: 2027-01-01', ['summary: We guarantee it.']],
];
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'SOC 2 certified',
    'SOC-2',
    'SOC\nII',
    'Type II',
    'guarantees',
    '# ',
    '## ',
    '#### Deep',
    '- ',
    '1. ',
    '> ',
    '| a | b |\n|-|-|\n| c | d |',
    '```\nAKIAQ3EGRZ7TLKX5W2PD\n```',
    '`x',
    '[a](/controls/all-01/)',
    '[a](/nowhere/#b)',
    '![](x.png)',
    '<b>',
    '<!-- x',
    '[//]: # (allow wording: x)',
    '[//]: # (allow',
    '[^1]: note',
    '\\',
    '&amp;',
    'jane@acme.example',
    '+49 30 1234567',
    'eyJhbGciOi',
    'https://a:b@c.example/',
    '**',
    '_',
    '\u0000',
    '\uFEFF',
    '\u2028',
    '😀',
    '\n',
    '\n\n',
    '    ',
    '\t',
    'a'.repeat(500),
    '('.repeat(200),
    '['.repeat(200),
    '*'.repeat(200),
    'SOC '.repeat(100),
    'Type 2 '.repeat(100),
  ),
);
const body = fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' '));
const paths = [...new Set(kinds.map(([path]) => path))];
const fitting = fc.constantFrom(...kinds).chain(([path, yaml, more]) =>
  fc.tuple(
    fc.constant(path),
    fc
      .subarray([...more], { maxLength: Math.min(3, more.length) })
      .map((lines) => [yaml, ...lines].join('\n')),
  ),
);
const wild = fc.tuple(fc.constantFrom(...paths), front);
const file = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: fitting }, { weight: 1, arbitrary: wild }), body)
  .map(([[path, yaml], text]) => [path, `---\n${yaml}\n---\n${text}`] as const);

test('no text makes a rule throw or take a second, and every place lies inside its file', () => {
  const folder = readFolder(contentFolder());
  const quiet = { ...folder, historyOf: () => ({ kind: 'unknown', reason: 'no-repository' }) as const };
  const base = loadTexts(quiet);
  const seen = new Set<string>();
  fc.assert(
    fc.property(file, ([name, text]) => {
      const texts = new Map([...folder.texts, [name, text]]);
      const started = performance.now();
      const loaded = loadTexts({ ...quiet, texts, paths: [...folder.paths, name] }, base);
      const found = runChecks({ ...loaded, today }, loaded.diagnostics);
      expect(performance.now() - started).toBeLessThan(1_000);
      for (const diagnostic of found) {
        seen.add(diagnostic.ruleId);
        expectInside(diagnostic, texts);
      }
    }),
    { numRuns: runs },
  );
  // The texts get as far as the rules.
  expect(seen.size).toBeGreaterThan(30);
}, 3_600_000);

function expectInside({ file, place, message, fix }: Diagnostic, texts: ReadonlyMap<string, string>): void {
  expect(message).not.toBe('');
  const lines = (texts.get(file) ?? '').split('\n');
  for (const one of [place, fix?.place]) {
    if (!one) continue;
    const { line, column, endLine = line, endColumn = column } = one;
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect([line, endLine, lines.length]).toEqual([line, endLine, lines.length].sort((a, b) => a - b));
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1] ?? '').length + 1);
    if (endLine === line) expect(endColumn).toBeGreaterThanOrEqual(column);
  }
}
