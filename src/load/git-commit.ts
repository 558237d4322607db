import { execFileSync } from 'node:child_process';

/** The commit that last changed a content file, or null where git does not know it or it has uncommitted changes. */
export function commitOf(root: string, file: string): string | null {
  if (git(root, ['status', '--porcelain', '--', file]) !== '') return null;
  return git(root, ['log', '-1', '--format=%H', '--', file]) || null;
}

/** Git's answer, trimmed; null outside of a repository or without git. */
function git(root: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', [...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
