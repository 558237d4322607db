import { expect, test } from 'vitest';
import { linterTool, repositoryAddress } from './linter-tool.ts';
import { sourceAddress } from './source-address.ts';
import { terminalHyperlinks } from './terminal-hyperlinks.ts';

test.each([
  [{}, false],
  [{ TERM: 'xterm-256color' }, false],
  [{ TERM_PROGRAM: 'iTerm.app' }, true],
  [{ TERM_PROGRAM: 'vscode' }, true],
  [{ TERM_PROGRAM: 'vscode', CI: 'true' }, false],
  [{ VTE_VERSION: '4800' }, false],
  [{ VTE_VERSION: '7600' }, true],
  [{ WT_SESSION: 'x', TERM: 'dumb' }, false],
  [{ FORCE_HYPERLINK: '1', CI: 'true' }, true],
  [{ FORCE_HYPERLINK: '0', WT_SESSION: 'x' }, false],
])('links in a terminal with %j: %s', (env, expected) => expect(terminalHyperlinks(env)).toBe(expected));

test('files are at the forge whose job runs', () => {
  expect(sourceAddress({})).toBeNull();
  const github = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/trust',
    GITHUB_SHA: '0123abc',
  };
  expect(sourceAddress(github)).toBe('https://github.com/acme/trust/blob/0123abc');
  const gitlab = { CI_PROJECT_URL: 'https://gitlab.com/acme/trust', CI_COMMIT_SHA: '0123abc' };
  expect(sourceAddress(gitlab)).toBe('https://gitlab.com/acme/trust/-/blob/0123abc');
});

test.each([
  [undefined, null],
  ['github:acme/vitrine', null],
  ['git@github.com:acme/vitrine.git', null],
  ['git+https://github.com/acme/vitrine.git', 'https://github.com/acme/vitrine'],
  [{ type: 'git', url: 'https://github.com/acme/vitrine/' }, 'https://github.com/acme/vitrine'],
  [{ url: 7 }, null],
])('the repository %j has the address %j', (written, expected) =>
  expect(repositoryAddress(written)).toBe(expected),
);

test('the linter tells its version, its rules, and where their pages are', () => {
  const { version, rules, localRulePages } = linterTool();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(['known-criterion', 'unknown-key']));
  expect(localRulePages).toMatch(/^file:\/\/\/.*\/docs\/rules$/);
});
