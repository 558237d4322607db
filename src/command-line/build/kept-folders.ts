import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { git } from '#load/git-repository.ts';

/** Where a build keeps work for the next one. */
export interface KeptFolders {
  readonly cache: string;
  /** Compiled pages import packages, so they stay inside of the project wherever the rest is. */
  readonly modules: string;
}

/** @param named what `VITRINE_CACHE` says: an absolute path, or one below the working folder */
export function keptFolders(project: string, named: string | undefined): KeptFolders {
  const own = join(project, '.vitrine');
  const cache = resolve(named ?? own);
  const inside = !relative(project, cache).startsWith('..');
  return { cache, modules: join(inside ? cache : own, 'pages') };
}

/**
 * Why a build must not trust what is kept, or null. What lies there is published and run without being looked at again, so a
 * commit must not be able to put anything into it.
 */
export function keptFolderProblem({ cache, modules }: KeptFolders): string | null {
  const tracked = [cache, modules].find(
    (folder) => existsSync(folder) && git(folder, ['ls-files', '--', '.']),
  );
  if (!tracked) return null;
  return [
    `${tracked} keeps work between builds, and git tracks files in it: whoever may push could publish anything by it.`,
    `Take it out of git (git rm -r --cached ${tracked}) and add it to .gitignore.`,
  ].join(' ');
}
