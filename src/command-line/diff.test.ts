import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { contentRepository, policyFile } from '#load/git-repository.fixture.ts';
import { soundContent } from '#load/sound-content.fixture.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

const file = 'policies/access.md';
const control = 'controls/ALL-01.md';
const sound = soundContent[control] ?? '';

async function diff(root: string, ...args: string[]) {
  const terminal = recordedTerminal();
  const code = await run(['diff', ...args, '--content', root, '--today', '2026-11-23'], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

function repository() {
  const made = contentRepository();
  made.commit('2026-01-01', { [file]: policyFile('1', 'Access is given on request.') });
  made.commit('2026-02-01', {
    [file]: policyFile('2', 'Access is given on written request.'),
    [control]: sound.replace('status: implemented', 'status: partial'),
  });
  return made;
}

describe('vitrine diff', () => {
  test('tells what changed between two revisions', async () => {
    const { root } = repository();
    expect(await diff(root, 'HEAD~1', 'HEAD')).toEqual({
      code: 0,
      err: '',
      out: `Public claims, HEAD~1 to HEAD: 2 changed

Controls
  ALL-01 Everything is controlled: changed
    Status: Implemented → Partly implemented

Policies
  Access policy: changed
    Version: 1 → 2
    Purpose
      Paragraph changed:
        - Access is given on request.
        + Access is given on written request.
`,
    });
  });

  test('calls a row of a table a row, in words and in data', async () => {
    const { root, commit } = contentRepository();
    const table = (...rows: readonly string[]) =>
      policyFile('1', ['| Rating | Days |', '|---|---|', ...rows].join('\n'));
    commit('2026-01-01', { [file]: table('| Critical | 7 |', '| High | 30 |') });
    commit('2026-02-01', { [file]: table('| Critical | 7 |', '| High | 14 |', '| Low | 180 |') });
    const { out } = await diff(root, 'HEAD~1', 'HEAD');
    expect(out).toContain(
      '      (2 table rows unchanged)\n      Table row changed:\n        - High | 30\n        + High | 14\n      Table row added:\n        + Low | 180\n',
    );
    const json = JSON.parse((await diff(root, 'HEAD~1', 'HEAD', '--format', 'json')).out);
    expect(json.changes[0].diff).toMatchObject([
      { kind: 'heading', text: 'Purpose' },
      { kind: 'unchanged', count: 2, blocks: { row: 2 } },
      { kind: 'change', change: { kind: 'changed', block: { kind: 'row', text: 'High | 14' } } },
      { kind: 'change', change: { kind: 'added', block: { kind: 'row' }, isMoved: false } },
    ]);
  });

  test('compares with the working copy where one revision is named', async () => {
    const { root } = repository();
    rmSync(join(root, file));
    const { code, out } = await diff(root, 'HEAD');
    expect([code, out]).toEqual([
      0,
      'Public claims, HEAD to the working copy: 1 changed\n\nPolicies\n  Access policy: no longer public\n',
    ]);
  });

  test('writes Markdown for a pull request, and JSON alone on standard output', async () => {
    const { root } = repository();
    const { out: markdown } = await diff(root, 'HEAD~1', 'HEAD', '--format', 'md');
    expect(markdown).toMatch(/^## What changes on the public trust center\n\n2 public claims differ between/);
    const { out: json, err } = await diff(root, 'HEAD~1', 'HEAD', '--format', 'json');
    expect(err).toBe('');
    expect(JSON.parse(json)).toMatchObject({
      version: 1,
      from: 'HEAD~1',
      to: 'HEAD',
      changes: [
        { kind: 'control', id: 'ALL-01', change: 'changed', facts: [{ field: 'status' }] },
        { kind: 'policy', change: 'changed', facts: [{ field: 'version', before: '1', after: '2' }] },
      ],
    });
  });

  test('speaks the language of the site, and its JSON keeps its keys', async () => {
    const { root, commit } = repository();
    const trust = (soundContent['trust.yaml'] ?? '').replace(
      '  url: http://localhost:4321',
      '  url: http://localhost:4321\n  locale: de-CH',
    );
    commit('2026-03-01', { 'trust.yaml': trust });
    const { out } = await diff(root, 'HEAD~2', 'HEAD');
    expect(out).toContain('Öffentliche Aussagen zwischen HEAD~2 und HEAD: 2 geändert');
    expect(out).toContain('Status: Umgesetzt → Teilweise umgesetzt');
    const { changes } = JSON.parse((await diff(root, 'HEAD~2', 'HEAD', '--format', 'json')).out);
    expect(changes[0].facts[0]).toMatchObject({ field: 'status', label: 'Status', before: 'Umgesetzt' });
  });

  test('says nothing of what is inside on both sides', async () => {
    const { root, commit } = repository();
    commit('2026-03-01', { 'policies/inside.md': policyFile('1', 'canary one', 'visibility: internal\n') });
    commit('2026-04-01', { 'policies/inside.md': policyFile('2', 'canary two', 'visibility: internal\n') });
    const { out } = await diff(root, 'HEAD~1', 'HEAD');
    expect(out).toBe('Public claims, HEAD~1 to HEAD: 0 changed\n');
  });

  test('compares without a file that cannot be read, says which, and exits with 1', async () => {
    const { root, commit } = repository();
    commit('2026-03-01', { 'policies/broken.md': '---\ntitle: [\n---\n' });
    const { code, err } = await diff(root, 'HEAD~1', 'HEAD');
    expect([code, err]).toEqual([
      1,
      'Left out, because they could not be read: policies/broken.md. `npx vitrine check` says why.\n',
    ]);
  });

  test.each([
    [['nonsense'], 'git knows no revision nonsense'],
    [[], 'Name one revision or two'],
    [['HEAD', 'HEAD', 'HEAD'], 'Name one revision or two'],
    [['HEAD', '--format', 'xml'], '--format xml is unknown; formats are md, json, text.'],
  ])('exits with 2 and says what to do: %j', async (args, words) => {
    const { code, out, err } = await diff(repository().root, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  test('exits with 2 where the content is in no repository, or was not there yet', async () => {
    expect((await diff(contentFolder(), 'HEAD')).err).toContain('is in no git repository');
    const { root, commit } = contentRepository();
    commit('2026-01-01', { 'trust.yaml': null });
    const { code, err } = await diff(root, 'HEAD', 'HEAD');
    expect([code, err]).toEqual([2, expect.stringContaining('trust.yaml is missing there')]);
  });
});
