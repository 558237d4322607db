import type { HistoryStart } from './history-start.ts';
import type { ReadRevision, Revision } from './past.ts';

interface Visible {
  readonly visibility: string;
  readonly draft: boolean;
  readonly version?: string | undefined;
}

/**
 * The revisions of an entry that may be shown, newest first: the unbroken run, back from now, in which it was public and no
 * draft, as far as each start allows, without those that hold something closed today. What was public before the entry was
 * taken back once stays closed: it was taken back for a reason that git does not tell.
 */
export function publishedRevisions<Data extends Visible>(
  revisions: readonly Revision<Data>[],
  starts: readonly HistoryStart[],
  isClosed: (revision: ReadRevision<Data>) => boolean,
): readonly ReadRevision<Data>[] {
  const shown: ReadRevision<Data>[] = [];
  for (const revision of revisions) {
    if (revision.state === 'absent') break;
    if (revision.state === 'unreadable' && revision.isTakenBack) break;
    if (revision.state !== 'read') continue;
    const { visibility, draft } = revision.entry.data;
    if (draft || visibility !== 'public') break;
    shown.push(revision);
  }
  return starts.reduce<readonly ReadRevision<Data>[]>(from, shown).filter((revision) => !isClosed(revision));
}

/**
 * Whether an entry was not public before a revision, as far as git tells. What cannot be read may have been public, so nothing is
 * said to be first after it.
 * @param revisions all of the entry, the newest first
 */
export function isFirstPublication<Data extends Visible>(
  revision: ReadRevision<Data>,
  revisions: readonly Revision<Data>[],
): boolean {
  return revisions
    .slice(revisions.indexOf(revision) + 1)
    .every(
      (one) =>
        one.state === 'absent' ||
        (one.state === 'read' && (one.entry.data.draft || one.entry.data.visibility !== 'public')),
    );
}

/** Revisions from a start on. A version that is not among them shows nothing: the start cannot be found. */
export function from<Data extends { readonly version?: string | undefined }>(
  revisions: readonly ReadRevision<Data>[],
  start: HistoryStart,
): readonly ReadRevision<Data>[] {
  switch (start.kind) {
    case 'all':
      return revisions;
    case 'none':
      return [];
    case 'day':
      return revisions.filter(({ day }) => day >= start.day);
    case 'version':
      return revisions.slice(
        0,
        revisions.findLastIndex(({ entry }) => entry.data.version === start.version) + 1,
      );
    default:
      return start satisfies never;
  }
}
