import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRepository } from '#load/git-repository.fixture.ts';
import { keptFolderProblem, keptFolders } from './kept-folders.ts';

test('everything is kept in the project, where nothing else is named', () =>
  expect(keptFolders('/project', undefined)).toEqual({
    cache: '/project/.vitrine',
    modules: '/project/.vitrine/pages',
  }));

test('compiled pages stay inside of the project, wherever the rest is', () => {
  expect(keptFolders('/project', '/project/tmp/kept').modules).toBe('/project/tmp/kept/pages');
  expect(keptFolders('/project', '/ci/kept')).toEqual({
    cache: '/ci/kept',
    modules: '/project/.vitrine/pages',
  });
});

test('a folder whose files git tracks is not trusted', () => {
  const repository = contentRepository();
  repository.commit('2026-01-02', { 'kept/cards/one.png': 'picture', 'trust.yaml': 'x' });
  const folder = join(repository.root, 'kept');
  expect(keptFolderProblem({ cache: folder, modules: join(folder, 'pages') })).toContain(
    'git rm -r --cached',
  );
});

test('a folder beside what git tracks is fine, and so is one that is not there yet', () => {
  const repository = contentRepository({ 'kept/cards/one.png': 'picture' });
  repository.git(['add', 'trust.yaml']);
  const folder = join(repository.root, 'kept');
  expect(keptFolderProblem({ cache: folder, modules: folder })).toBeNull();
  const missing = join(repository.root, 'missing');
  expect(keptFolderProblem({ cache: missing, modules: missing })).toBeNull();
});
