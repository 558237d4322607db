import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runChecks } from '#check/run.ts';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { load } from '#load/load.ts';
import { fixContent } from './fix-content.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

const today = '2026-11-23' as CalendarDay;
const body = 'Role owners review all access to production each quarter and record what they removed and why.';
const policy = (front = '', text = body) =>
  `---\ntitle: Access policy\nowner: Head of Security\napprovedBy: Board of Directors\nversion: "1.0"\napproved: 2026-01-15\n${front}---\n${text}\n`;
const control = (front: string, text = body) =>
  `---\ntitle: Access is reviewed\nstatus: implemented\nowner: Head of Security\n${front}\n---\n${text}\n`;

const file = 'controls/AC-05.md';

/** The file after fixing, and what was fixed as `line written → replacement`. */
async function fix(text: string, others: Record<string, string> = {}, path = file) {
  const root = contentFolder({ 'policies/access-control.md': policy(), ...others, [path]: text });
  const made = await fixContent(root, today);
  return {
    text: readFileSync(join(root, path), 'utf8'),
    made: made.map(({ place, written, replacement }) => `${place.line} ${written} → ${replacement}`),
    root,
  };
}

describe('what is fixed', () => {
  const cases: readonly (readonly [what: string, path: string, before: string, made: readonly string[]])[] = [
    [
      'an id in another case, comment and quotes kept',
      file,
      control("criteria: [CC6.1]\npolicies: ['Access-Control']   # see the register"),
      ["6 'Access-Control' → 'access-control'"],
    ],
    [
      'an id with spaces around it',
      file,
      control('policies: [" access-control\u00a0"]'),
      ['5 " access-control\u00a0" → "access-control"'],
    ],
    [
      'an id with a dash of another program',
      file,
      control('policies: [access‑control]'),
      ['5 access‑control → access-control'],
    ],
    [
      'criteria in lower case, with spaces of all kinds',
      file,
      control('criteria:\n  - cc6.1 # mine\n  - "CC\u00a06.2"\n  - CC6.3'),
      ['6 cc6.1 → CC6.1', '7 "CC\u00a06.2" → "CC6.2"'],
    ],
    [
      'points of focus and mappings',
      file,
      control('criteria: [CC6.2]\npointsOfFocus: [cc6.2/1]\nmappings: { iso27001: [a.5.18] }'),
      ['6 cc6.2/1 → CC6.2/1', '7 a.5.18 → A.5.18'],
    ],
    [
      'a date in prose',
      file,
      control('criteria: [CC6.2]\nreviewed: "June 30, 2026"  # by Ana'),
      ['6 "June 30, 2026" → 2026-06-30'],
    ],
    [
      'a version without quotes',
      'policies/other.md',
      policy().replace('"1.0"', '1.10 # tenth'),
      ['5 1.10 → "1.10"'],
    ],
    [
      'a value in another case',
      file,
      control('criteria: [CC6.2]\nfrequency: Semi Annually'),
      ['6 Semi Annually → semi-annually'],
    ],
    [
      'names of SOC 2, across a line break too',
      file,
      control('criteria: [CC6.2]', `${body} The SOC-2 report, SOC\nII in short, is **SOC2**.`),
      ['7 SOC-2 → SOC 2', '7 SOC II → SOC 2', '8 SOC2 → SOC 2'],
    ],
    [
      'Type II beside Type 2',
      file,
      control('criteria: [CC6.2]', `${body} The Type 2 report is called Type II by others.`),
      ['7 Type II → Type 2'],
    ],
  ];
  test.each(cases)('%s', async (_, path, before, made) => {
    const fixed = await fix(before, {}, path);
    expect(fixed.made.map((line) => line.replaceAll('\n', ' '))).toEqual(made);
    // Nothing but the fixed words has changed: putting them back gives the file as it was.
    const changed = before.split('\n').map((line, index) => [line, fixed.text.split('\n')[index]] as const);
    const numbers = changed.flatMap(([was, is], index) => (was === is ? [] : [index + 1]));
    expect(numbers.length).toBeGreaterThan(0);
    expect(fixed.text.split('\n').length).toBe(before.split('\n').length);
    expect((await fixContent(fixed.root, today)).length).toBe(0);
  });
});

describe('what is not fixed', () => {
  test.each([
    ['an id that is one letter off', control('criteria: [CC6.1]\npolicies: [acces-control]')],
    ['an ambiguous date', control('criteria: [CC6.1]\nreviewed: 06/07/2026')],
    ['a criterion that does not exist', control('criteria: [CC9.9]')],
    ['a range', control('criteria: [CC6.1-CC6.3]')],
    [
      'an alias: the value stands elsewhere',
      control('evidence: [{ title: &x June 30 2026, collected: *x }]\ncriteria: [CC6.1]'),
    ],
    [
      'code, quotes and denials',
      control('criteria: [CC6.1]', `${body} Write \`SOC-2\`; others say “SOC-2”.`),
    ],
    ['an address', control('criteria: [CC6.1]', `${body} See https://example.com/SOC-2/ for it.`)],
    [
      'a certificate, which needs other words',
      control('criteria: [CC6.1]', `${body} We are SOC 2 certified.`),
    ],
  ])('%s', async (_, before) => expect((await fix(before)).text).toBe(before));

  test('words of an agreement, which people accepted as they are', async () => {
    const before = `---\ntitle: NDA\nversion: "1"\neffective: 2026-01-01\nparty: Acme, Inc.\n---\n## Terms\n\nThe SOC-2 report stays with you.\n`;
    expect((await fix(before, {}, 'agreements/nda.md')).text).toBe(before);
  });

  test('what the auditor wrote, behind the gate', async () => {
    const before = `---\nframework: soc2\ntype: 2\nstatus: issued\nperiod: { start: 2025-07-01, end: 2026-06-30 }\nreportDate: 2026-08-14\ncategories: [security]\nopinion: qualified\nbasis: The SOC-2 examination found a gap.\naffectedCriteria: [CC6.2]\n---\nThe summary of the report.\n`;
    expect((await fix(before, {}, 'reports/r.md')).text).toBe(before);
  });
});

test('a framework in another case', async () => {
  const before = 'frameworks: [SOC2, ISO 27001]';
  const root = contentFolder();
  const trust = `${readFileSync(join(root, 'trust.yaml'), 'utf8')}${before}\n`;
  const fixed = await fix(trust, {}, 'trust.yaml');
  expect(fixed.text).toBe(trust.replace(before, 'frameworks: [soc2, iso27001]'));
});

test('an approved policy keeps its words: what needs a new version is no fix', async () => {
  const before = policy('', `${body} The SOC-2 report is apart.`);
  const root = contentFolder({ 'policies/p.md': before, [file]: control('criteria: [cc6.1]') });
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args],
      { cwd: root, stdio: 'ignore' },
    );
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'First');
  expect((await fixContent(root, today)).map(({ file: fixed }) => fixed)).toEqual([file]);
  expect(readFileSync(join(root, 'policies/p.md'), 'utf8')).toBe(before);
});

describe('files', () => {
  test('keep byte-order mark, line ends and permissions', async () => {
    const before = `\uFEFF${control('criteria: [cc6.1]\nreviewed: June 30 2026').replaceAll('\n', '\r\n')}`;
    const root = contentFolder({ [file]: before });
    chmodSync(join(root, file), 0o640);
    await fixContent(root, today);
    expect(readFileSync(join(root, file), 'utf8')).toBe(
      before.replace('cc6.1', 'CC6.1').replace('June 30 2026', '2026-06-30'),
    );
    expect(statSync(join(root, file)).mode & 0o777).toBe(0o640);
  });

  test('that need nothing are not written', async () => {
    const root = contentFolder();
    const before = statSync(join(root, 'controls/ALL-01.md'), { bigint: true });
    expect(await fixContent(root, today)).toEqual([]);
    expect(statSync(join(root, 'controls/ALL-01.md'), { bigint: true }).ino).toBe(before.ino);
  });
});

describe('vitrine check --fix', () => {
  const broken = { [file]: control('criteria: [cc6.1]\nreviewed: June 30 2026') };
  test('lists what it changed and exits as after fixing', async () => {
    const terminal = recordedTerminal();
    const root = contentFolder(broken);
    const code = await run(['check', '--today', today, '--fix', '--content', root], terminal);
    expect(terminal.stdout().replaceAll(/\S+vitrine-content-\w+/g, 'content')).toContain(
      'Fixed 2 places in 1 file:\n  content/controls/AC-05.md:5 cc6.1 → CC6.1\n  content/controls/AC-05.md:6 June 30 2026 → 2026-06-30\n\n',
    );
    expect(code).toBe(0);
  });
  test('leaves stdout to a machine format', async () => {
    const terminal = recordedTerminal();
    await run(
      ['check', '--today', today, '--fix', '--format', 'json', '--content', contentFolder(broken)],
      terminal,
    );
    expect(JSON.parse(terminal.stdout()).summary.errors).toBe(0);
    expect(terminal.stderr()).toContain('Fixed 2 places in 1 file:');
  });
});

const word = fc.constantFrom(
  'SOC-2',
  'SOC2',
  'SOC II',
  'Type II',
  'Type 2',
  '**SOC-2**',
  '`SOC2`',
  '\n',
  '> ',
  '- ',
  'report',
  'not',
  '“',
  '”',
  'as of 2026-06-30',
  '[SOC-2](/faq/)',
);
const value = fc.constantFrom(
  'cc6.1',
  '"CC 6.2"',
  'CC6.3',
  'CC9.9',
  "' cc7.1 '",
  'ｃｃ7.2',
  'CC8.1\u200b',
  'a1.1',
);
const day = fc.constantFrom(
  '2026-06-30',
  'June 30, 2026',
  '"30 Jun 2026"',
  '06/07/2026',
  '2026/6/30',
  '31.12.2025',
);
const version = fc.constantFrom('"1.0"', '1.10', '2', "'3'", 'v4');
const anyControl = fc
  .tuple(
    fc.array(value, { maxLength: 4 }),
    day,
    fc.array(word, { maxLength: 25 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([criteria, reviewed, words, end]) =>
    control(
      `criteria: [${criteria.join(', ')}] # c\nreviewed: ${reviewed}`,
      `${body} ${words.join(' ')}`,
    ).replaceAll('\n', end),
  );
const anyPolicy = fc
  .tuple(version, day, fc.array(word, { maxLength: 25 }))
  .map(([number, approved, words]) =>
    policy('', words.join(' ')).replace('"1.0"', number).replace('2026-01-15', approved),
  );

test('fixing twice is fixing once, and no file has more findings than before', async () => {
  await fc.assert(
    fc.asyncProperty(anyControl, anyPolicy, async (text, other) => {
      const root = contentFolder({ [file]: text, 'policies/p.md': other });
      const counts = () => {
        const loaded = load(root);
        const unread = new Set(loaded.diagnostics.map((found) => found.file));
        const findings = runChecks({ ...loaded, today }, loaded.diagnostics);
        return { unread, of: (path: string) => findings.filter((found) => found.file === path).length };
      };
      const before = counts();
      await fixContent(root, today);
      const after = counts();
      for (const path of [file, 'policies/p.md']) {
        // A file that can be read now may bring findings to others: what was not there to check is there.
        if (before.unread.size === 0) expect(after.of(path)).toBeLessThanOrEqual(before.of(path));
      }
      const once = readFileSync(join(root, file), 'utf8') + readFileSync(join(root, 'policies/p.md'), 'utf8');
      expect(await fixContent(root, today)).toEqual([]);
      expect(readFileSync(join(root, file), 'utf8') + readFileSync(join(root, 'policies/p.md'), 'utf8')).toBe(
        once,
      );
    }),
    { numRuns: Math.min(Number(process.env.VITRINE_FUZZ_RUNS ?? 2_000) / 40, 2_000) },
  );
}, 600_000);
