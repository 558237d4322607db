import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentFolder } from './content-folder.fixture.ts';
import { load } from './load.ts';

function agreement(version: string, duty: string): string {
  return `---
title: NDA
version: "${version}"
effective: 2026-01-01
party: Acme, Inc.
---
## 1. Duties

${duty}
`;
}

/** A content folder in a git repository of its own, with a way to write and commit. */
function repository() {
  const root = contentFolder({ 'agreements/nda.md': agreement('1.0', 'Keep it secret.') });
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
  git('init', '--quiet');
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Change', '--allow-empty');
    return git('rev-parse', 'HEAD').trim();
  };
  return { root, git, write, commit };
}

const beginning = (root: string, file = 'agreements/nda.md') => {
  const { history } = load(root).facts;
  return history.kind === 'known' ? history.beginnings.get(file) : history.reason;
};

test('outside of a repository nothing is known', () => {
  expect(beginning(contentFolder({ 'agreements/nda.md': agreement('1.0', 'Keep it.') }))).toBe(
    'no-repository',
  );
});

test('a repository without commits says so', () => {
  expect(beginning(repository().root)).toBe('no-commits');
});

test('a version begins with its first commit, whatever later commits and the working copy say', () => {
  const { root, write, commit } = repository();
  const first = commit();
  write('agreements/nda.md', agreement('1.0', 'Keep it secret for years.'));
  commit();
  write('agreements/nda.md', agreement('1.0', 'Keep it.'));
  expect(beginning(root)).toMatchObject({
    commit: first,
    version: '1.0',
    body: '## 1. Duties\n\nKeep it secret.\n',
  });
});

test('a raised version begins with the commit that raised it', () => {
  const { root, write, commit } = repository();
  commit();
  write('agreements/nda.md', agreement('1.10', 'Keep it secret for years.'));
  const second = commit();
  expect(beginning(root)).toMatchObject({ commit: second, version: '1.10' });
});

test('a raised version that is not committed has no beginning yet', () => {
  const { root, write, commit } = repository();
  commit();
  write('agreements/nda.md', agreement('2.0', 'Keep it secret for years.'));
  expect(beginning(root)).toBeUndefined();
});

test('renames are followed, and folders may have any characters', () => {
  const { root, commit } = repository();
  const first = commit();
  mkdirSync(join(root, 'agreements/Übereinkünfte'));
  renameSync(join(root, 'agreements/nda.md'), join(root, 'agreements/Übereinkünfte/nda.md'));
  writeFileSync(join(root, 'agreements/other.md'), agreement('3', 'Other.'));
  commit();
  expect(beginning(root, 'agreements/Übereinkünfte/nda.md')).toMatchObject({ commit: first });
});

test('content below the top folder of a repository is found by its own paths', () => {
  const { root, write, commit } = repository();
  write('sub/trust.yaml', '{}');
  write('sub/agreements/nda.md', agreement('5', 'Below.'));
  const first = commit();
  expect(beginning(join(root, 'sub'))).toMatchObject({ commit: first, version: '5' });
});

test('a shallow clone knows too little to compare', () => {
  const { root, git, commit } = repository();
  commit();
  commit();
  git('clone', '--quiet', '--depth', '1', `file://${root}`, join(root, 'shallow'));
  expect(beginning(join(root, 'shallow'))).toBe('shallow-clone');
});

const insurance = (keys: string, hash: string) => `---
kind: insurance
title: Certificate of insurance
${keys}
agreement: nda
file: { vault: insurance.pdf.age, sha256: "${hash.repeat(32)}", pages: 3, bytes: 9000 }
---
What is insured.
`;

test('a gated document is pinned to its version, or else to its date, with the hash of its file', () => {
  const { root, write, commit } = repository();
  const file = 'documents/insurance.md';
  write(file, insurance('date: 2026-04-01', '5b'));
  const first = commit();
  write(file, insurance('date: 2026-04-01', '6a'));
  commit();
  expect(beginning(root, file)).toMatchObject({
    ...{ commit: first, version: '2026-04-01', fileSha256: '5b'.repeat(32), body: 'What is insured.\n' },
  });
  write(file, insurance('version: "2"\ndate: 2026-04-01', '6a'));
  const second = commit();
  write(file, insurance('version: "2"\ndate: 2026-05-01', '7c'));
  commit();
  expect(beginning(root, file)).toMatchObject({
    ...{ commit: second, version: '2', fileSha256: '6a'.repeat(32) },
  });
});

test('a public document is pinned to nothing', () => {
  const { root, write, commit } = repository();
  write('documents/dpa.md', `---\nkind: dpa\ntitle: DPA\ndate: 2026-04-01\nvisibility: public\n---\nText.\n`);
  commit();
  expect(beginning(root, 'documents/dpa.md')).toBeUndefined();
});
