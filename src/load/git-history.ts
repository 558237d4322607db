import type { CalendarDay } from '#domain/calendar-day.ts';
import type { CommittedText, History } from '#domain/trust-center.ts';
import { type VersionPin, versionPin } from '#domain/version-pin.ts';
import { git, historyProblem, readBlobs } from './git-repository.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** A file whose text is pinned to its version, or to its date. */
export interface Versioned {
  readonly file: string;
  readonly data: Parameters<typeof versionPin>[0];
}

/**
 * For each file, the text with which its present version began, from the commits that touched it; renames are followed.
 * Files without such a commit are not in the map. Three calls of git, whatever the number of files; none where there are no files.
 */
export function historyOf(root: string, entries: readonly Versioned[]): History {
  if (entries.length === 0) return { kind: 'known', beginnings: new Map() };
  const problem = historyProblem(root);
  if (problem) return { kind: 'unknown', reason: problem };
  const log = git(root, [
    'log',
    '--raw',
    '-M',
    '--no-abbrev',
    '--relative',
    '-z',
    '--format=%x01%H %cs',
    '--',
    ...folders,
  ]);
  if (log === undefined) return { kind: 'unknown', reason: 'no-commits' };
  const revisions = revisionsOf(log, new Set(entries.map(({ file }) => file)));
  const texts = readBlobs(root, new Set([...revisions.values()].flat().flatMap(({ blob }) => blob || [])));
  const beginnings = new Map<string, CommittedText>();
  for (const { file, data } of entries) {
    const pin = versionPin(data);
    const beginning = pin && beginningOf(revisions.get(file) ?? [], pin, texts);
    if (beginning) beginnings.set(file, beginning);
  }
  return { kind: 'known', beginnings };
}

const folders = ['agreements', 'policies', 'documents', 'reports'] as const;

/** What a commit left of a file: the blob with its text, or an empty string where it was deleted. */
export interface FileRevision {
  readonly commit: string;
  readonly day: CalendarDay;
  readonly blob: string;
}

/** Revisions by the file's present path, newest first, read from `git log --raw -z`. */
export function revisionsOf(log: string, wanted: ReadonlySet<string>): Map<string, FileRevision[]> {
  const revisions = new Map<string, FileRevision[]>();
  const present = new Map<string, string>();
  for (const block of log.split('\x01').slice(1)) {
    const [heading = '', ...fields] = block.replaceAll('\n', '').split('\0');
    const [commit = '', day = ''] = heading.split(' ');
    for (let index = 0; index < fields.length; index++) {
      const change = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/.exec(fields[index] ?? '');
      if (!change) continue;
      const renamed = change[2] === 'R' || change[2] === 'C';
      const before = fields[++index] ?? '';
      const path = renamed ? (fields[++index] ?? '') : before;
      const now = present.get(path) ?? path;
      if (change[2] === 'R') present.set(before, now);
      if (!wanted.has(now)) continue;
      const known = revisions.get(now) ?? [];
      const blob = change[2] === 'D' ? '' : (change[1] ?? '');
      known.push({ commit, day: day as CalendarDay, blob });
      revisions.set(now, known);
    }
  }
  return revisions;
}

/** The oldest revision of the unbroken run of revisions that carry this version. */
function beginningOf(
  revisions: readonly FileRevision[],
  { key, value }: VersionPin,
  texts: ReadonlyMap<string, string>,
): CommittedText | null {
  let beginning: CommittedText | null = null;
  for (const { commit, day, blob } of revisions) {
    const split = splitFrontMatter((texts.get(blob) ?? '').replace(/\r\n?/g, '\n'));
    if (split.kind !== 'split') continue;
    if (valueIn(split.yaml, patterns[key]) === value)
      beginning = { commit, day, version: value, body: split.body, fileSha256: fileHashIn(split.yaml) };
    else if (beginning) break;
  }
  return beginning;
}

function valueIn(yaml: string, pattern: RegExp): string | undefined {
  return pattern
    .exec(yaml)
    ?.slice(1)
    .find((part) => part !== undefined)
    ?.trim();
}

const patterns: Readonly<Record<VersionPin['key'], RegExp>> = {
  version: patternOf('version'),
  date: patternOf('date'),
  reportDate: patternOf('reportDate'),
};

function patternOf(key: VersionPin['key']): RegExp {
  return new RegExp(`^${key}:[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)'|([^\\s#]+))`, 'm');
}

/** The one hash of a file that front matter can name. */
function fileHashIn(yaml: string): string | null {
  return /\bsha256:[ \t]*["']?([0-9a-f]{64})\b/.exec(yaml)?.[1] ?? null;
}
