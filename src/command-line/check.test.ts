import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { projectRoot } from './project-root.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

async function check(...args: string[]) {
  const terminal = recordedTerminal();
  const code = await run(['check', '--today', '2026-11-23', ...args], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

const planned =
  '---\ntitle: Vendors are assessed\ncriteria: [CC9.2]\nstatus: planned\nowner: Head of Security\n---\nText.\n';

describe('exit codes', () => {
  test('0 for a sound folder', async () => {
    const { code, out } = await check('--content', contentFolder());
    expect(code).toBe(0);
    expect(out).toBe(
      '0 errors, 0 warnings in 2 files; 33 of 33 criteria in scope have documented controls.\n',
    );
  });
  test('0 with warnings, 1 with --strict', async () => {
    const root = contentFolder({ 'notes/x.md': 'x' });
    expect((await check('--content', root)).code).toBe(0);
    expect((await check('--content', root, '--strict')).code).toBe(1);
  });
  test('1 for errors', async () =>
    expect((await check('--content', contentFolder({ 'controls/x.md': '' }))).code).toBe(1));
  test('2 where the folder is missing, without a stack trace', async () => {
    const { code, err } = await check('--content', '/nowhere/at/all');
    expect(code).toBe(2);
    expect(err).toBe('vitrine check: There is no folder /nowhere/at/all.\n');
  });
  test('2 for an unknown option, format or day', async () => {
    expect((await check('--contnt', 'x')).code).toBe(2);
    expect((await check('--format', 'xml', '--content', contentFolder())).code).toBe(2);
    expect((await check('--today', 'tomorrow', '--content', contentFolder())).code).toBe(2);
  });
});

test('pretty: place, message, the line and what to do', async () => {
  const root = contentFolder({ 'controls/VM-01.md': planned.replace('CC9.2', 'CC9.9') });
  const { out } = await check('--content', root);
  expect(out.replaceAll(/\S+vitrine-content-\w+/g, 'content')).toMatchSnapshot();
});

test('a refused trust.yaml is one finding, not one for each reference to what it defines', async () => {
  const root = contentFolder({
    'trust.yaml': 'company: [',
    'controls/AC-01.md': planned.replace(
      'status: planned',
      'status: implemented\nproducts: [cloud]\nrisks: [R-01]',
    ),
  });
  const { diagnostics } = JSON.parse((await check('--format', 'json', '--content', root)).out);
  const errors = diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
  expect(errors.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['yaml-syntax']);
});

test('json: stands alone on stdout and has the stable form', async () => {
  const { out, err } = await check('--format', 'json', '--content', contentFolder({ 'controls/x.md': '' }));
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({
    version: 1,
    summary: {
      errors: 1,
      warnings: 0,
      files: 3,
      criteriaInScope: 33,
      criteriaCovered: 33,
      criteriaCarvedOut: 0,
      criteriaNotApplicable: 0,
    },
    diagnostics: [
      {
        ruleId: 'front-matter-format',
        severity: 'error',
        message: 'The file is empty.',
        hint: 'Write the front matter and the text, or delete the file.',
        file: 'controls/x.md',
        place: { line: 1, column: 1 },
      },
    ],
  });
});

test('github: a workflow command at file and line, special characters escaped', async () => {
  const { out } = await check(
    '--format',
    'github',
    '--content',
    contentFolder({ 'controls/x.md': '---\ntitle: "100%\n---\n' }),
  );
  expect(out).toMatch(/^::error file=\S*controls\/x\.md,line=\d,col=\d+,title=yaml-syntax::[^\n]+\n/);
});

test.each([
  ['sarif', /^\{\n {2}"\$schema": "https:\/\/docs\.oasis-open\.org\/sarif\//],
  ['junit', /^<\?xml version="1\.0"/],
  ['markdown', /^## Trust center check: 1 error, 0 warnings\n/],
])('%s: stands alone on stdout, with the exit code of every format', async (format, start) => {
  const { code, out, err } = await check(
    '--format',
    format,
    '--content',
    contentFolder({ 'controls/x.md': '' }),
  );
  expect(code).toBe(1);
  expect(err).toBe('');
  expect(out).toMatch(start);
});

test('sarif: files are relative to the root of the repository', async () => {
  const { out } = await check('--format', 'sarif', '--content', join(projectRoot, 'content'));
  const { results } = JSON.parse(out).runs[0];
  for (const { locations } of results)
    expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^content\//);
});

test('the help lists every format', async () => {
  const terminal = recordedTerminal();
  await run(['check', '--help'], terminal);
  expect(terminal.stdout()).toContain('pretty | json | sarif | github | junit | markdown');
});

const handbook = join(projectRoot, '../shared/fixtures/sourcegraph-handbook');

test.skipIf(!existsSync(handbook))(
  'a handbook that nobody here wrote ends in findings (skipped without ../shared: it is not on a user’s machine)',
  async () => {
    const root = contentFolder();
    cpSync(handbook, join(root, 'policies'), { recursive: true });
    const { code, out } = await check('--format', 'json', '--content', root);
    const { diagnostics } = JSON.parse(out);
    expect(code).toBe(1);
    expect(diagnostics.length).toBeGreaterThan(100);
    expect(new Set(diagnostics.map(({ ruleId }: { ruleId: string }) => ruleId))).toEqual(
      new Set(['front-matter-format', 'unexpected-file']),
    );
  },
);

test('the sample content has no errors', async () => {
  const { out } = await check('--format', 'json', '--content', join(projectRoot, 'content'));
  expect(JSON.parse(out).summary).toMatchObject({ errors: 0, criteriaInScope: 38, criteriaCovered: 38 });
});
