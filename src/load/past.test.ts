import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Past } from '#domain/history/past.ts';
import { contentFolder } from './content-folder.fixture.ts';
import { contentRepository, policyFile } from './git-repository.fixture.ts';
import { mostRevisions, pastOf } from './past.ts';

const file = 'policies/access.md';

function revisions(past: Past, path = file): string[] {
  if (past.kind === 'unknown') return [past.reason];
  return (past.policies.get(path) ?? []).map((one) =>
    one.state === 'read' ? `${one.day} ${one.entry.data.version}` : `${one.day} ${one.state}`,
  );
}

test('every state of a file with the day of its commit in UTC, newest first', () => {
  const { root, commit } = contentRepository();
  commit('2026-01-01', { [file]: policyFile('1', 'One.') });
  commit('2026-03-01T01:30:00+05:00', { [file]: policyFile('2', 'Two.') });
  expect(revisions(pastOf(root, [file]))).toEqual(['2026-02-28 2', '2026-01-01 1']);
});

test('renames are followed, deletions and files that cannot be read are named', () => {
  const { root, git, commit } = contentRepository();
  const body = 'Every right has a reason and an owner, and is reviewed each quarter.';
  commit('2026-01-01', { 'policies/old.md': policyFile('1', body) });
  commit('2026-01-02', { 'policies/old.md': null });
  commit('2026-01-03', { 'policies/old.md': policyFile('2', body) });
  commit('2026-01-04', { 'policies/old.md': '---\ntitle: [\n---\n' });
  commit('2026-01-05', { 'policies/old.md': policyFile('3', body) });
  renameSync(join(root, 'policies/old.md'), join(root, file));
  git(['add', '--all']);
  commit('2026-01-06', {});
  expect(revisions(pastOf(root, [file]))).toEqual([
    '2026-01-06 3',
    '2026-01-05 3',
    '2026-01-04 unreadable',
    '2026-01-03 2',
    '2026-01-02 absent',
    '2026-01-01 1',
  ]);
});

test.each([
  ['---\ntitle: [\n---\nText.\n', false],
  ['---\ntitle: [\nvisibility: public # as ever\ndraft: false\n---\nText.\n', false],
  ['---\ntitle: Access\nvisibility: restricted\n---\nText.\n', true],
  ['---\ntitle: Access\nVisibility: internal\n---\nText.\n', true],
  ['---\ntitle: Access\nvisibility:\n  - internal\n---\nText.\n', true],
  ['---\ntitle: Access\ndraft: yes\n---\nText.\n', true],
  ['', true],
])('of a state that cannot be read, its words tell whether it was taken back: %j', (text, isTakenBack) => {
  const { root, commit } = contentRepository();
  commit('2026-01-01', { [file]: policyFile('1', 'One.') });
  commit('2026-01-02', { [file]: text });
  const past = pastOf(root, [file]);
  expect(past.kind === 'known' && past.policies.get(file)?.[0]).toMatchObject({
    state: 'unreadable',
    isTakenBack,
  });
});

test('what stood only on a side branch was never published', () => {
  const { root, git, commit } = contentRepository();
  commit('2026-01-01', { [file]: policyFile('1', 'One.') });
  git(['checkout', '--quiet', '-b', 'draft']);
  commit('2026-01-02', { [file]: policyFile('2', 'Canary that was taken out in review.') });
  commit('2026-01-03', { [file]: policyFile('2', 'Two.') });
  git(['checkout', '--quiet', 'main']);
  git(['merge', '--quiet', '--no-ff', '--message', 'Merge', 'draft'], '2026-01-04T12:00:00Z');
  const past = pastOf(root, [file]);
  expect(revisions(past)).toEqual(['2026-01-04 2', '2026-01-01 1']);
  expect(JSON.stringify(past.kind === 'known' && [...past.policies])).not.toContain('Canary');
});

test('a long history is read as far as its newest revisions', () => {
  const { root, commit } = contentRepository();
  for (let version = 1; version <= mostRevisions + 3; version++)
    commit('2026-01-01', { [file]: policyFile(String(version), 'Text.') });
  expect(revisions(pastOf(root, [file]))).toHaveLength(mostRevisions);
});

test('a folder with changes that are not committed is not clean', () => {
  const { root, commit } = contentRepository();
  const head = commit('2026-01-01', { [file]: policyFile('1', 'One.') });
  expect(pastOf(root, [file])).toMatchObject({ kind: 'known', head, clean: true });
  renameSync(join(root, file), join(root, 'policies/other.md'));
  expect(pastOf(root, [file])).toMatchObject({ clean: false });
});

test('without git, without commits and in a shallow clone nothing is known', () => {
  expect(revisions(pastOf(contentFolder({}), [file]))).toEqual(['no-repository']);
  const { root, git, commit } = contentRepository({ [file]: policyFile('1', 'One.') });
  expect(revisions(pastOf(root, [file]))).toEqual(['no-commits']);
  commit('2026-01-01', {});
  commit('2026-01-02', { [file]: policyFile('2', 'Two.') });
  git(['clone', '--quiet', '--depth', '1', `file://${root}`, join(root, 'shallow')]);
  expect(revisions(pastOf(join(root, 'shallow'), [file]))).toEqual(['shallow-clone']);
});
