import type { TextPiece } from '#domain/history/text-changes.ts';
import { changesView } from '#site/changes/changes-view.ts';
import { policyHistoryPath } from '#site/changes/git-changes.ts';
import { changeLabel, unchangedWords } from '#site/history/block-words.ts';
import { changeLine } from '#site/history/change-words.ts';
import { type FirstState, type HistoryView, policyHistoryView } from '#site/history/history-view.ts';
import type { DiffPart } from '#site/history/readable-diff.ts';
import { type Words, wordsOf } from '#site/words/words.ts';
import { type Block, link, list, words as paragraph, plain, section } from '../markdown/blocks.ts';
import { escapeText } from '../markdown/escape.ts';
import type { Sources } from '../sources.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The page of all changes. */
export function changesPage(sources: Sources): SitePage {
  const { content, url } = sources;
  const { words } = wordsOf(content.site.locale);
  const path = '/changes/';
  const { title } = words.allChanges;
  const view = changesView(content);
  const twin = () =>
    twinOf(
      { path, title },
      [
        paragraph(words.allChanges.lead(content.company.name)),
        content.past.kind === 'unknown' ? paragraph(words.history.noGit[content.past.reason]) : null,
        ...view.months.map((month) =>
          section(2, month.title, [
            list(
              month.changes.map((change) => {
                const what = link(change.title, url(change.path));
                return `${change.day}, ${plain(change.kind)}: ${what}${change.summary ? `. ${plain(change.summary)}` : ''}`;
              }),
            ),
          ]),
        ),
      ],
      sources,
    );
  return {
    path,
    title,
    note: words.llms.notes.changes(view.total),
    changed: view.months[0]?.changes[0]?.day ?? null,
    twin,
  };
}

/** The history of each policy that publishes one; none where git is not known, for the page of the policy says so itself. */
export function policyHistoryPages(sources: Sources): readonly SitePage[] {
  const { content } = sources;
  const { words } = wordsOf(content.site.locale);
  return content.policies.flatMap((policy) => {
    if (policy.access === 'gated') return [];
    const view = policyHistoryView(policy, content, words);
    if (view?.problem !== null) return [];
    const path = policyHistoryPath(policy.slug);
    const title = words.history.title(policy.title);
    const earlier = policy.history.map(
      ({ version, date, summary }) => plain(`${words.policy.historyEntry(version, date)}: ${summary}`) ?? '',
    );
    const twin = () =>
      twinOf(
        { path, title },
        [
          paragraph(words.history.lead),
          ...historyBlocks(view, words, 2),
          section(2, words.history.beforeGit, [list(earlier)]),
        ],
        sources,
      );
    return [{ path, title, note: words.llms.notes.history, changed: view.steps[0]?.day ?? null, twin }];
  });
}

/** Changes as Markdown: removed words struck through, added words in bold, both named. */
export function historyBlocks(view: HistoryView, words: Words, depth: number): readonly Block[] {
  const { history } = words;
  const steps = view.steps.map(({ day, commit, title, facts, diff, textChange }) =>
    section(depth, title ? `${title}, ${day}` : day, [
      paragraph(commit ? history.commit(commit) : history.uncommitted),
      list(facts.map((fact) => plain(changeLine(fact, words)) ?? '')),
      ...(diff ? diffBlocks(diff, words) : [textChange ? paragraph(`${textChange}.`) : null]),
    ]),
  );
  return [
    paragraph(view.problem),
    view.isUncommitted ? paragraph(history.uncommittedBuild) : null,
    ...steps,
    ...(view.first ? [firstSection(view.first, view.steps.length === 0, words, depth)] : []),
  ];
}

function firstSection(
  { title, day, commit, what }: FirstState,
  isOnly: boolean,
  { history }: Words,
  depth: number,
): Block {
  const text = isOnly ? `${what}. ${history.nothing}` : `${what}.`;
  return section(depth, `${title}, ${day}`, [paragraph(history.commit(commit)), paragraph(text)]);
}

/** A comparison as Markdown. */
export function diffBlocks(parts: readonly DiffPart[], words: Words): readonly Block[] {
  return parts.map((part) => {
    if (part.kind === 'heading') return `**${escapeText(part.text)}**`;
    if (part.kind === 'unchanged') return `*${escapeText(unchangedWords(part.blocks, words))}*`;
    const { change } = part;
    const pieces: readonly TextPiece[] =
      change.kind === 'changed' ? change.pieces : [{ kind: change.kind, text: change.block.text }];
    return `> ${escapeText(changeLabel(change, words))}: ${pieces.map((piece) => marked(piece, words.history)).join('')}`;
  });
}

function marked({ kind, text }: TextPiece, { begin, end }: Words['history']): string {
  if (kind === 'same') return escapeText(text);
  const words = escapeText(text.trimEnd());
  const space = text.endsWith(' ') ? ' ' : '';
  const open = escapeText(begin[kind]);
  return kind === 'removed'
    ? `${open}~~${words}~~${escapeText(end)}${space}`
    : `${open}**${words}**${escapeText(end)}${space}`;
}
