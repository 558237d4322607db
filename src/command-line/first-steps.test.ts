import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { soundContent } from '#load/sound-content.fixture.ts';
import { projectRoot } from './project-root.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

/** docs/guides/first-steps.md, followed to the letter. */
const guide = readFileSync(join(projectRoot, 'docs/guides/first-steps.md'), 'utf8');
const files = [...guide.matchAll(/^`([\w./-]+)`\n\n```\w+\n(.*?)^```$/gms)].map(
  ([, path = '', text = '']) => ({ path, text }),
);
const exception = /^```yaml\n(checks:.*?)^```$/ms.exec(guide)?.[1] ?? '';

async function check(written: readonly { readonly path: string; readonly text: string }[]) {
  const terminal = recordedTerminal();
  const nothing = Object.keys(soundContent).map((path) => [path, null]);
  const ours = written.map(({ path, text }) => [path, text]);
  const folder = contentFolder(Object.fromEntries([...nothing, ...ours]));
  const code = await run(['check', '--content', folder, '--today', '2026-11-23', '--strict'], terminal);
  return { code, out: terminal.stdout() };
}

beforeAll(() => {
  expect(files.map(({ path }) => path)).toEqual([
    'trust.yaml',
    'controls/AC-01.md',
    'policies/access-control.md',
    'reports/soc2-2026.md',
  ]);
});

test('the first two files leave the 31 criteria that the guide speaks of, and nothing else', async () => {
  const { code, out } = await check(files.slice(0, 2));
  expect(code).toBe(1);
  expect(out.match(/ error .* criterion-coverage$/gm)?.length).toBe(31);
  expect(out).toContain('31 errors, 0 warnings in 2 files; 2 of 33 criteria in scope');
});

test('with the exception all files pass, warnings too', async () => {
  const [trust, ...others] = files;
  const open = { path: 'trust.yaml', text: `${trust?.text}${exception}` };
  const { code, out } = await check([open, ...others]);
  expect(out).toContain('0 errors, 0 warnings in 4 files; 2 of 33 criteria in scope');
  expect(code).toBe(0);
});
