import { execFileSync } from 'node:child_process';

/** Git's answer as text; undefined outside of a repository, without commits or without git. */
export function git(root: string, args: readonly string[]): string | undefined {
  return gitBytes(root, args)?.toString('utf8');
}

/** The texts of blobs by their hash, through one `git cat-file --batch`. */
export function readBlobs(root: string, blobs: ReadonlySet<string>): Map<string, string> {
  const texts = new Map<string, string>();
  if (blobs.size === 0) return texts;
  const out = gitBytes(root, ['cat-file', '--batch'], `${[...blobs].join('\n')}\n`);
  for (let at = 0; out && at < out.length; ) {
    const end = out.indexOf(10, at);
    const [blob = '', type, size] = out.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    texts.set(blob, out.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/** Why git knows no history of a folder; null where it does. */
export function historyProblem(root: string): 'no-repository' | 'shallow-clone' | null {
  const shallow = git(root, ['rev-parse', '--is-shallow-repository'])?.trim();
  if (shallow === undefined) return 'no-repository';
  return shallow === 'true' ? 'shallow-clone' : null;
}

function gitBytes(root: string, args: readonly string[], input?: string): Buffer | undefined {
  try {
    return execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: root,
      input: input ?? '',
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'ignore'],
      // Days in UTC, whatever the zone of this machine or of the person who committed.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', TZ: 'UTC' },
    });
  } catch {
    return undefined;
  }
}
