import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { projectRoot } from './project-root.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

function folder(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'vitrine-import-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const project = {
  'comply.yml': 'name: "Acme"\nfilePrefix: "Acme"\n',
  'policies/README.md': '# Policies\n',
  'policies/access.md':
    'name: Access Policy\nacronym: AP\nsatisfies:\n  TSC:\n    - CC6.1\n    - CC9.9\nmajorRevisions:\n  - date: Jun 1 2018\n    comment: Initial document\n---\n\n# Purpose\n\na. {{.Name}} gives access by role.\n',
  'procedures/offboard.md': 'id: offboard\nname: Offboard a person\n---\n\n- [ ] Close the account\n',
};

async function vitrine(...args: string[]) {
  const terminal = recordedTerminal();
  const code = await run(args, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

describe('vitrine import comply', () => {
  test('writes content and says what needs a person', async () => {
    const out = join(folder(), 'content');
    const { code, out: words } = await vitrine('import', 'comply', folder(project), '--content', out);
    expect(code).toBe(0);
    expect(words.replaceAll(out, 'OUT')).toMatchSnapshot();
    expect(
      readdirSync(out, { recursive: true })
        .map(String)
        .filter((file) => file.includes('.'))
        .sort(),
    ).toEqual(['controls/AP.md', 'controls/procedures/offboard.md', 'policies/access.md', 'trust.yaml']);
  });

  test('replaces nothing without --force, and then writes nothing at all', async () => {
    const out = folder({ 'policies/access.md': 'mine' });
    const refused = await vitrine('import', 'comply', folder(project), '--content', out);
    expect(refused.code).toBe(1);
    expect(refused.err.replaceAll(out, 'OUT')).toBe(
      'Nothing was written: OUT has policies/access.md already. Choose another folder, or replace them with --force.\n',
    );
    expect(readFileSync(join(out, 'policies/access.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(out, 'trust.yaml'))).toBe(false);
    const forced = await vitrine('import', 'comply', folder(project), '--content', out, '--force');
    expect(forced.code).toBe(0);
    expect(readFileSync(join(out, 'policies/access.md'), 'utf8')).not.toBe('mine');
  });

  test.each([
    ['no format', ['import']],
    ['an unknown format', ['import', 'docx', '.']],
    ['no folder', ['import', 'comply']],
    ['no --content', ['import', 'comply', '.']],
    ['a folder that is not there', ['import', 'comply', '/nowhere/at/all', '--content', 'x']],
    ['a folder of something else', ['import', 'comply', projectRoot, '--content', 'x']],
    [
      'an unknown status',
      ['import', 'comply', join(projectRoot, 'content'), '--content', 'x', '--status', 'done'],
    ],
  ])('ends with 2 for %s', async (_, args) => expect((await vitrine(...args)).code).toBe(2));
});

const fixture = join(projectRoot, '../shared/fixtures/strongdm-comply');

/** `file:line` of every place where a text stands in the files of a folder. */
function placesOf(root: string, text: string): string[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.includes(text) ? [`${file}:${index + 1}`] : [])),
    )
    .sort();
}

describe.skipIf(!existsSync(fixture))(
  'strongdm/comply itself (skipped without ../shared: it is not on a user’s machine)',
  () => {
    test.each(['example', 'themes/comply-soc2'])(
      '%s: CC9.9 where it stands, and every other criterion covered',
      async (part) => {
        const out = join(folder(), 'content');
        expect((await vitrine('import', 'comply', join(fixture, part), '--content', out)).code).toBe(0);
        const { out: json } = await vitrine(
          'check',
          '--format',
          'json',
          '--content',
          out,
          '--today',
          '2026-11-23',
        );
        const { summary, diagnostics } = JSON.parse(json) as {
          summary: unknown;
          diagnostics: { ruleId: string; file: string; message: string; place: { line: number } }[];
        };
        expect(summary).toMatchObject({ criteriaInScope: 61, criteriaCovered: 61 });
        const unknown = diagnostics.filter(({ ruleId }) => ruleId === 'known-criterion');
        expect(unknown.map(({ file, place }) => `${file}:${place.line}`).sort()).toEqual(
          placesOf(out, 'CC9.9'),
        );
        expect(unknown.every(({ message }) => message.startsWith('`CC9.9` is no criterion'))).toBe(true);
        // The same files as in the project, and their controls.
        expect(unknown.filter(({ file }) => file.startsWith('policies/')).map(({ file }) => file)).toEqual(
          placesOf(join(fixture, part), 'CC9.9').map((place) => place.replace(/:\d+$/, '')),
        );
        const others = new Set(diagnostics.map(({ ruleId }) => ruleId));
        expect(others).not.toContain('criterion-coverage');
        expect(others).not.toContain('secret');
        expect(others).not.toContain('front-matter-schema');
      },
    );
  },
);
