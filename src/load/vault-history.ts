import type { CalendarDay } from '#domain/calendar-day.ts';
import { revisionsOf } from './git-history.ts';
import { git, readBlobs } from './git-repository.ts';

/** The text of the recipients' file as it was when a vault file was last committed. */
export interface RecipientsThen {
  readonly commit: string;
  readonly day: CalendarDay;
  readonly text: string;
}

/**
 * For each file of the vault that is as git has it, the recipients' file at the commit that last changed it. Three calls of
 * git, whatever the number of files; empty without a repository.
 * @param names base names in `vault/`
 */
export function recipientsHistory(root: string, names: readonly string[]): Map<string, RecipientsThen> {
  const found = new Map<string, RecipientsThen>();
  const log = git(root, [
    'log',
    '--raw',
    '--no-abbrev',
    '--relative',
    '-z',
    '--format=%x01%H %cs',
    '--',
    'vault',
  ]);
  if (log === undefined) return found;
  const changed = new Set(
    (git(root, ['diff', '--name-only', '--relative', '-z', 'HEAD', '--', 'vault']) ?? '').split('\0'),
  );
  const order = new Map(
    log
      .split('\x01')
      .slice(1)
      .map((block, index) => [block.slice(0, block.indexOf(' ')), index]),
  );
  const paths = names.map((name) => `vault/${name}`).filter((path) => !changed.has(path));
  const revisions = revisionsOf(log, new Set([...paths, recipientsPath]));
  const ofRecipients = revisions.get(recipientsPath) ?? [];
  const texts = readBlobs(root, new Set(ofRecipients.flatMap(({ blob }) => blob || [])));
  for (const path of paths) {
    const last = revisions.get(path)?.[0];
    if (!last) continue;
    const then = ofRecipients.find(({ commit }) => (order.get(commit) ?? 0) >= (order.get(last.commit) ?? 0));
    if (then)
      found.set(path.slice('vault/'.length), {
        commit: last.commit,
        day: last.day,
        text: texts.get(then.blob) ?? '',
      });
  }
  return found;
}

const recipientsPath = 'vault/recipients.txt';
