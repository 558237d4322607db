import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { prettyReporter } from './pretty.ts';
import { awkwardReport, plainOptions, soundReport } from './report.fixture.ts';
import { visibleText } from './visible-text.ts';

test('findings for people, read as prose', async () => {
  await expect(prettyReporter(awkwardReport, { ...plainOptions, notes: true })).toMatchFileSnapshot(
    './pretty.snapshot.txt',
  );
});

test('without findings there is one line', () => {
  expect(prettyReporter(soundReport, plainOptions)).toBe(
    '0 errors, 0 warnings in 4 files; 33 of 36 criteria in scope have documented controls (1 carved out, 1 not applicable).\n',
  );
});

test('with color the words are the same', () => {
  const colored = prettyReporter(awkwardReport, { ...plainOptions, color: true });
  expect(colored).not.toBe(prettyReporter(awkwardReport, plainOptions));
  expect(stripVTControlCharacters(colored)).toBe(prettyReporter(awkwardReport, plainOptions));
});

test('a terminal that knows links gets them, and no line about the pages', () => {
  const text = prettyReporter(awkwardReport, { ...plainOptions, hyperlinks: true });
  expect(text).toContain(
    '\u001B]8;;file:///vitrine/docs/rules/known-criterion.md\u001B\\known-criterion\u001B]8;;\u001B\\\n',
  );
  expect(text).not.toContain('<rule-id>');
});

test('a public address of the pages is preferred', () => {
  const rulePages = 'https://forge.example/vitrine/blob/HEAD/docs/rules';
  const options = { ...plainOptions, tool: { ...plainOptions.tool, rulePages } };
  expect(prettyReporter(awkwardReport, options)).toContain(`why: ${rulePages}/<rule-id>.md\n`);
  expect(prettyReporter(awkwardReport, { ...options, hyperlinks: true })).toContain(
    `\u001B]8;;${rulePages}/known-criterion.md\u001B\\`,
  );
});

test('content cannot move the cursor or turn text round', () => {
  const signs = '\u001B[2J\u009B\u202E';
  const finding = awkwardReport.diagnostics[0] as Diagnostic;
  const text = prettyReporter(
    {
      ...awkwardReport,
      diagnostics: [{ ...finding, message: `${signs}m`, hint: `${signs}h`, file: `${signs}.md` }],
      texts: new Map([[`${signs}.md`, `---\n\n${signs}\n`]]),
    },
    plainOptions,
  );
  for (const sign of ['\u001B', '\u009B', '\u202E']) expect(text).not.toContain(sign);
  expect(text).toContain('␛[2J��m');
});

test('visible text keeps its length, line ends and tabs', () => {
  expect(visibleText('a\tb\nc\u0000\u007F')).toBe('a\tb\nc␀�');
});
