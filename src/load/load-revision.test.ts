import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentFolder } from './content-folder.fixture.ts';
import { contentRepository, policyFile } from './git-repository.fixture.ts';
import { type LoadedRevision, loadRevision } from './load-revision.ts';

const file = 'policies/access.md';

function loadedFrom(result: LoadedRevision): Extract<LoadedRevision, { kind: 'loaded' }> {
  if (result.kind !== 'loaded') throw new Error(`The revision was not loaded: ${result.kind}`);
  return result;
}

function versions(result: LoadedRevision): readonly string[] {
  return loadedFrom(result).content.trustCenter.policies.map(({ data }) => data.version);
}

test('a revision is read as it was committed, whatever the working copy holds', () => {
  const { root, commit } = contentRepository();
  const first = commit('2026-01-01', { [file]: policyFile('1', 'One.') });
  commit('2026-01-02', { [file]: policyFile('2', 'Two.') });
  writeFileSync(join(root, file), policyFile('3', 'Not committed.'));
  rmSync(join(root, 'controls/ALL-01.md'));
  expect(versions(loadRevision(root, 'HEAD'))).toEqual(['2']);
  expect(versions(loadRevision(root, 'HEAD~1'))).toEqual(['1']);
  expect(loadedFrom(loadRevision(root, first.slice(0, 8))).commit).toBe(first);
  expect(loadedFrom(loadRevision(root, 'HEAD')).content.trustCenter.controls).toHaveLength(1);
});

test('a tag and a branch are revisions too', () => {
  const { root, git, commit } = contentRepository();
  commit('2026-01-01', { [file]: policyFile('1', 'One.') });
  git(['tag', '--annotate', '--message', 'First', 'v1']);
  git(['checkout', '--quiet', '-b', 'next']);
  commit('2026-01-02', { [file]: policyFile('2', 'Two.') });
  expect([versions(loadRevision(root, 'v1')), versions(loadRevision(root, 'main'))]).toEqual([['1'], ['1']]);
  expect(versions(loadRevision(root, 'next'))).toEqual(['2']);
});

test('a content folder inside of a larger repository is read alone', () => {
  const { root, commit } = contentRepository();
  commit('2026-01-01', {
    'site/trust.yaml': trustOf('Inner'),
    'site/policies/access.md': policyFile('7', 'Inner.'),
  });
  expect(versions(loadRevision(join(root, 'site'), 'HEAD'))).toEqual(['7']);
  expect(
    loadedFrom(loadRevision(join(root, 'site'), 'HEAD')).content.trustCenter.trust.data.company.name,
  ).toBe('Inner');
});

test('byte order marks and carriage returns do not matter', () => {
  const { root, commit } = contentRepository();
  commit('2026-01-01', { [file]: `\uFEFF${policyFile('1', 'One.').replaceAll('\n', '\r\n')}` });
  const { content } = loadedFrom(loadRevision(root, 'HEAD'));
  expect(content.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(content.trustCenter.policies[0]?.body ?? '').not.toContain('\r');
});

test('links are not followed: what they lead to is no content', () => {
  const { root, commit } = contentRepository();
  commit('2026-01-01', { [file]: policyFile('1', 'One.'), 'elsewhere.txt': policyFile('9', 'Linked.') });
  symlinkSync('../elsewhere.txt', join(root, 'policies/linked.md'));
  commit('2026-01-02', {});
  expect(versions(loadRevision(root, 'HEAD'))).toEqual(['1']);
});

test('a file that cannot be read is told, and the others are there', () => {
  const { root, commit } = contentRepository();
  commit('2026-01-01', { [file]: policyFile('1', 'One.'), 'policies/broken.md': '---\ntitle: [\n---\n' });
  const { content } = loadedFrom(loadRevision(root, 'HEAD'));
  expect(content.trustCenter.policies).toHaveLength(1);
  expect(content.diagnostics.map((one) => one.file)).toContain('policies/broken.md');
});

test.each(['nonsense', 'HEAD~9', '0000000000000000000000000000000000000000', '--upload-pack=touch x', ''])(
  'what git does not know is no revision: %j',
  (revision) => {
    const { root, commit } = contentRepository();
    commit('2026-01-01', {});
    expect(loadRevision(root, revision)).toEqual({ kind: 'unknown-revision' });
  },
);

test('a revision from before the trust center holds no content', () => {
  const { root, commit } = contentRepository();
  commit('2026-01-01', { 'trust.yaml': null });
  commit('2026-01-02', { 'trust.yaml': trustOf('Acme') });
  expect(loadRevision(root, 'HEAD~1')).toEqual({ kind: 'no-content' });
  expect(loadRevision(root, 'HEAD').kind).toBe('loaded');
});

test('a folder without a repository has no revisions', () => {
  expect(loadRevision(contentFolder(), 'HEAD')).toEqual({ kind: 'unknown-revision' });
});

function trustOf(name: string): string {
  return `company: { name: ${name}, legalName: "${name}, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
products: [{ id: cloud, name: Cloud }]
scope: { framework: soc2-tsc-2017-rev2022, categories: [security], products: [cloud] }
`;
}
