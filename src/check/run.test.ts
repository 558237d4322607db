import { expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { load } from '#load/load.ts';
import { fails, runChecks } from './run.ts';

const today = '2026-11-23' as CalendarDay;

/** Findings of the rules named, as `severity file:line rule`. */
function run(files: Record<string, string | null>, rules: readonly string[]): string[] {
  const loaded = load(contentFolder(files));
  return runChecks({ ...loaded, today }, loaded.diagnostics)
    .filter(({ ruleId }) => rules.includes(ruleId))
    .map(({ severity, file, place, ruleId }) => `${severity} ${file}:${place?.line} ${ruleId}`);
}

const faq = (body: string, title = 'Is there a certificate?') => ({
  'faq/report.md': `---\ntitle: ${title}\n---\n${body}\n`,
});

const trust = (checks: string) => ({
  'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
checks:
  ${checks}
`,
});

const watched = ['wording', 'useless-suppression', 'expired-suppression'];

test('an allowance silences its rule in the next block only', () => {
  const body = '[//]: # (allow wording: quoted)\n\nWe are SOC 2 certified.\n\nWe are HIPAA certified.';
  expect(run(faq(body), watched)).toEqual(['warning faq/report.md:8 wording']);
});

test('several allowances may stand before one block', () => {
  const body =
    '[//]: # (allow wording: quoted)\n[//]: # (allow internal-link: comes next week)\n\nWe are [SOC 2 certified](/nowhere/).';
  expect(run(faq(body), [...watched, 'internal-link'])).toEqual([]);
});

test('an allowance for the file silences its front matter, too', () => {
  const body = '[//]: # (allow-file wording: the question is asked in these words)\n\nNo.';
  expect(run(faq(body, 'Are you SOC 2 certified?'), watched)).toEqual([]);
});

test('an allowance past its day silences nothing and is a finding of its own', () => {
  const body = '[//]: # (allow wording until 2026-11-22: quoted)\n\nWe are SOC 2 certified.';
  expect(run(faq(body), watched)).toEqual([
    'warning faq/report.md:4 expired-suppression',
    'warning faq/report.md:6 wording',
  ]);
});

test('an allowance lasts through its day', () => {
  const body = '[//]: # (allow wording until 2026-11-23: quoted)\n\nWe are SOC 2 certified.';
  expect(run(faq(body), watched)).toEqual([]);
});

test('a rule can be switched off, lowered and raised', () => {
  const body = 'We are SOC 2 certified.';
  const change = (severity: string) =>
    run({ ...faq(body), ...trust(`wording: { severity: "${severity}", reason: Because. }`) }, watched);
  expect(change('off')).toEqual([]);
  expect(change('info')).toEqual(['info faq/report.md:4 wording']);
  expect(change('error')).toEqual(['error faq/report.md:4 wording']);
});

test('a change past its day has no effect', () => {
  const files = {
    ...faq('We are SOC 2 certified.'),
    ...trust('wording: { severity: "off", reason: Because., until: 2026-11-22 }'),
  };
  expect(run(files, watched)).toEqual([
    'warning faq/report.md:4 wording',
    'warning trust.yaml:5 expired-suppression',
  ]);
});

test('a comment of another tool is no allowance', () => {
  expect(run(faq('[//]: # (prettier-ignore)\n\nText.'), watched)).toEqual([]);
});

test('only errors fail, and warnings where the run is strict', () => {
  const loaded = load(contentFolder(faq('We are SOC 2 certified.')));
  const found = runChecks({ ...loaded, today }, []);
  expect(fails(found, false)).toBe(false);
  expect(fails(found, true)).toBe(true);
});

test('inside a list an allowance covers the rest of the list', () => {
  const body =
    '- One.\n\n  [//]: # (allow wording: quoted)\n\n  We are SOC 2 certified.\n\nWe are HIPAA certified.';
  expect(run(faq(body), watched)).toEqual(['warning faq/report.md:10 wording']);
});

const slip = {
  'faq/report.md': '---\ntitle: Is there a certificate?\ntopics: Reports\n---\nNo.\n',
  'notes/idea.md': 'An idea.\n',
};

const reading = ['unknown-key', 'unexpected-file', 'useless-suppression'];

test('findings of loading that leave the file in use can be lowered, raised and switched off', () => {
  expect(run(slip, reading)).toEqual([
    'warning faq/report.md:3 unknown-key',
    'warning notes:undefined unexpected-file',
  ]);
  const changed = trust(
    'unknown-key: { severity: error, reason: Strict. }\n  unexpected-file: { severity: "off", reason: Notes. }',
  );
  expect(run({ ...slip, ...changed }, reading)).toEqual(['error faq/report.md:3 unknown-key']);
});

test('an allowance for the file silences an unknown key in its front matter', () => {
  const body = '[//]: # (allow-file unknown-key: another tool reads it)\n\nNo.';
  expect(run({ 'faq/report.md': `---\ntitle: Is there one?\ntopics: x\n---\n${body}\n` }, reading)).toEqual(
    [],
  );
});

test('a change of loading that silences nothing is a finding', () => {
  expect(run(trust('unknown-key: { severity: info, reason: Later. }'), reading)).toEqual([
    'warning trust.yaml:5 useless-suppression',
  ]);
});

test('a refused file stays an error whatever the settings say, and the setting is told so', () => {
  const loaded = load(
    contentFolder({
      'faq/report.md': 'No.',
      ...trust('front-matter-format: { severity: info, reason: Later. }'),
    }),
  );
  expect(
    runChecks({ ...loaded, today }, loaded.diagnostics).map(
      ({ severity, message }) => `${severity} ${message}`,
    ),
  ).toEqual([
    'error The file has no front matter.',
    'warning `front-matter-format` is found while files are read; what it finds is refused, and no setting changes that.',
  ]);
});

test('a folder in the place of a file stays an error where unexpected files are switched off', () => {
  const files = {
    'controls/AC-05.md/notes.txt': 'x',
    ...trust('unexpected-file: { severity: "off", reason: Notes. }'),
  };
  expect(run(files, reading)).toEqual([
    'error controls/AC-05.md:undefined unexpected-file',
    'warning trust.yaml:5 useless-suppression',
  ]);
});

const transfers = ['subprocessor-transfers', 'useless-suppression', 'expired-suppression'];

function subprocessors(first: string, second = '', end = '') {
  const one = (id: string) =>
    `  - id: ${id}\n    name: ${id}\n    purpose: Support\n    locations: { storage: [IN] }${end}\n`;
  return { 'subprocessors.yaml': `subprocessors:\n${first}${one('anton')}${second}${one('berta')}` };
}

test('a comment in a YAML file silences the item below it, and no other', () => {
  const comment = '  # (allow subprocessor-transfers: the clauses are being signed)\n';
  expect(run(subprocessors(''), transfers)).toEqual([
    'warning subprocessors.yaml:5 subprocessor-transfers',
    'warning subprocessors.yaml:9 subprocessor-transfers',
  ]);
  expect(run(subprocessors(comment), transfers)).toEqual([
    'warning subprocessors.yaml:10 subprocessor-transfers',
  ]);
  expect(run(subprocessors('', comment), transfers)).toEqual([
    'warning subprocessors.yaml:5 subprocessor-transfers',
  ]);
});

test('before a key it covers its whole list, at the end of a line that line, with allow-file the file', () => {
  const list = subprocessors('');
  const above = `# (allow subprocessor-transfers: all)\n\n${list['subprocessors.yaml']}`;
  expect(run({ 'subprocessors.yaml': above }, transfers)).toEqual([]);
  expect(run({ 'subprocessors.yaml': above.replaceAll('\n  ', '\n') }, transfers)).toEqual([]);
  expect(run(subprocessors('', '', ' # (allow subprocessor-transfers: one)'), transfers)).toEqual([]);
  const file = `${list['subprocessors.yaml']}# (allow-file subprocessor-transfers: all)\n`;
  expect(run({ 'subprocessors.yaml': file }, transfers)).toEqual([]);
});

test('in a YAML file, too, an allowance ends and one that is not needed is found', () => {
  const past = '  # (allow subprocessor-transfers until 2026-11-22: soon)\n';
  expect(run(subprocessors(past, '  # (allow raw-html: no)\n'), transfers)).toEqual([
    'warning subprocessors.yaml:2 expired-suppression',
    'warning subprocessors.yaml:6 subprocessor-transfers',
    'warning subprocessors.yaml:7 useless-suppression',
    'warning subprocessors.yaml:11 subprocessor-transfers',
  ]);
});

test('front matter takes the same comments', () => {
  const text =
    '---\ntitle: Is there one?\n# (allow unknown-key: another tool reads it)\ntopics: x\n---\nNo.\n';
  expect(run({ 'faq/report.md': text }, reading)).toEqual([]);
});
