import { execFileSync } from 'node:child_process';

/** The commit that the repository around a folder stands at, and whether everything in it is committed; null without git. */
export function repositoryState(folder: string): { readonly commit: string; readonly clean: boolean } | null {
  const commit = git(folder, ['rev-parse', '--verify', 'HEAD']);
  const changes = git(folder, ['status', '--porcelain']);
  return commit === null || changes === null ? null : { commit, clean: changes === '' };
}

function git(folder: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', [...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
  } catch {
    return null;
  }
}
