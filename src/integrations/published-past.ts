import type { ReadRevision } from '#domain/history/past.ts';
import { hiddenRevisions, type PublishedPast, publishedPast } from '#domain/history/published-past.ts';
import { pastOf } from '#load/past.ts';
import { findLeaks } from './leak-gate/find-leaks.ts';
import { type HiddenContent, hiddenContent, publicStrings } from './leak-gate/hidden-content.ts';
import type { CheckedContent } from './loaded-content.ts';

/** The past of the content: what may be shown of it, and the texts that must not come out through it. */
export interface ContentPast {
  readonly published: PublishedPast;
  readonly hidden: readonly { readonly text: string; readonly what: string }[];
  /** Texts of the revisions that may be shown. */
  readonly shown: readonly string[];
}

const memo = new WeakMap<CheckedContent, ContentPast>();

/** Reads the past of loaded content from git once, and closes what holds anything that the leak gate would stop today. */
export function contentPast(content: CheckedContent): ContentPast {
  const known = memo.get(content) ?? readPast(content);
  memo.set(content, known);
  return known;
}

function readPast(content: CheckedContent): ContentPast {
  const past = pastOf(content.root, content.facts.files);
  if (past.kind === 'unknown') return { published: past, hidden: [], shown: [] };
  const all = publishedPast(past, content.trustCenter, () => false);
  const closed = closedRevisions(allRevisions(all), hiddenToday(content));
  const published = publishedPast(past, content.trustCenter, (revision) => closed.has(nameOf(revision)));
  return {
    published,
    hidden: hiddenRevisions(past).map(({ entry, commit }) => ({
      text: entry.body,
      what: `the text of ${entry.file} as of commit ${commit.slice(0, 10)}, which was not public`,
    })),
    // As in what is public today, evidence is left out: front matter holds it beside a public text.
    shown: allRevisions(published).flatMap(({ entry }) => [entry.body, ...publicStrings(entry.data)]),
  };
}

/** What the public site must not hold, from the content as it is now. */
export function hiddenToday(content: CheckedContent): HiddenContent {
  const drafts = content.facts.absent.filter(({ reason }) => reason === 'draft');
  const texts = drafts.map(({ file }) => ({ file, text: content.texts.get(file) ?? '' }));
  return hiddenContent(content.trustCenter, content.facts, texts);
}

function closedRevisions(
  revisions: readonly ReadRevision<unknown>[],
  hidden: HiddenContent,
): ReadonlySet<string> {
  const files = revisions.map((revision) => ({
    path: nameOf(revision),
    // Evidence stands in the front matter of every control and is never shown; what is shown is the rest.
    text: shownText(revision),
    sha256: '',
  }));
  return new Set(findLeaks(hidden, files).map(({ file }) => file));
}

function shownText({ entry }: ReadRevision<unknown>): string {
  const { evidence: _, ...data } = entry.data as { readonly evidence?: unknown };
  return `${JSON.stringify(data)}\n${entry.body}`;
}

function nameOf({ entry, commit }: ReadRevision<unknown>): string {
  return `${entry.file}@${commit}`;
}

function allRevisions(past: PublishedPast): readonly ReadRevision<unknown>[] {
  if (past.kind !== 'known') return [];
  return [
    ...past.controls.values(),
    ...past.policies.values(),
    ...past.faq.values(),
    past.subprocessors,
  ].flat();
}
