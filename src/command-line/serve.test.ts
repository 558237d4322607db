import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from './project-root.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-serve-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A process of its own, with these settings alone. */
function serveWith(env: Readonly<Record<string, string>>) {
  const words = [join(projectRoot, 'scripts/vitrine.ts'), 'serve', '--dist', join(folder, 'dist')];
  return spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, VITRINE_DATA: folder },
  });
}

test('a process with wrong settings says each problem and ends with 78, on which systemd does not start it again', () => {
  const { status, stdout, stderr } = serveWith({ PORT: 'http', SMTP_URL: 'mail', LOG_FORMAT: 'xml' });
  expect(stderr.trimEnd().split('\n')).toEqual([
    'The server does not start, because its settings are not right:',
    expect.stringMatching(/^ {2}PORT is /),
    expect.stringMatching(/^ {2}SMTP_URL /),
    expect.stringMatching(/^ {2}LOG_FORMAT is /),
    expect.stringMatching(/^ {2}MAIL_FROM is missing/),
  ]);
  expect([status, stdout]).toEqual([78, '']);
  const unit = readFileSync(join(projectRoot, 'deploy/vitrine.service'), 'utf8');
  expect(unit).toContain('\nRestart=on-failure\n');
  expect(unit).toContain(`\nRestartPreventExitStatus=${status}\n`);
});

test('a process without a build ends with 2: there may be one at the next try', () => {
  const { status, stderr } = serveWith({});
  expect([status, stderr]).toEqual([2, expect.stringContaining('There is no build to serve')]);
});
