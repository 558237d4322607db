import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { projectRoot } from '../project-root.ts';
import { recordedTerminal } from '../recorded-terminal.fixture.ts';
import { run } from '../run.ts';

/** `vitrine check --watch` in a process of its own, as people run it. */
function watching(root: string) {
  const args = [join(projectRoot, 'scripts/vitrine.ts'), 'check', '--watch', '--content', root];
  const child = spawn(process.execPath, [...args, '--today', '2026-11-23'], {
    cwd: projectRoot,
    env: { ...process.env, NO_COLOR: '1' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  const reports = (count: number) =>
    expect.poll(() => out.split('Checked at ').length - 1, { timeout: 15_000 }).toBe(count);
  return { child, ended, reports, text: () => out };
}

test('checks again after a change, says when, and ends with 0 on Ctrl-C', async () => {
  const root = contentFolder();
  const { child, ended, reports, text } = watching(root);
  await reports(1);
  expect(text()).toMatch(
    /^Checking .*vitrine-content-\w+ …\n\n0 errors, 0 warnings in 2 files; .*\n\nChecked at \d\d:\d\d:\d\d in \d+ ms\. Waiting for changes in .*; Ctrl-C ends\.\n$/,
  );
  writeFileSync(join(root, 'controls/VM-01.md'), '');
  await reports(2);
  expect(text()).toContain('The file is empty. front-matter-format');
  rmSync(join(root, 'controls/VM-01.md'));
  await reports(3);
  expect(text()).toMatch(/0 errors, 0 warnings in 2 files; [^\n]*\n\nChecked at [^\n]*\n$/);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('a folder that goes ends it with 2', async () => {
  const root = contentFolder();
  const { ended, reports } = watching(root);
  await reports(1);
  rmSync(root, { recursive: true });
  expect(await ended).toBe(2);
});

test.each([
  [['--format', 'json'], 'vitrine check: --watch prints for people; leave out --format.\n'],
  [['--fix'], 'vitrine check: --watch changes no files; run --fix by itself.\n'],
])('does not go with %j', async (options, words) => {
  const terminal = recordedTerminal();
  expect(await run(['check', '--watch', ...options, '--content', contentFolder()], terminal)).toBe(2);
  expect(terminal.stderr()).toBe(words);
});
