import { changeLabel, unchangedWords } from '#site/history/block-words.ts';
import { type ClaimChange, claimKinds } from '#site/history/center-changes.ts';
import { changeLine } from '#site/history/change-words.ts';
import type { Words } from '#site/words/words.ts';
import { list, markdownFile, words as paragraph, plain } from '../markdown/blocks.ts';
import { escapeText } from '../markdown/escape.ts';
import { diffBlocks } from '../twins/history-pages.ts';

/** Two states of the content, and what their public claims differ in. */
export interface Claims {
  readonly from: string;
  /** Null where the working copy is meant. */
  readonly to: string | null;
  readonly changes: readonly ClaimChange[];
}

/** Public claims that changed, as Markdown for a pull request, in the language of the site. */
export function claimsMarkdown({ from, to, changes }: Claims, words: Words): string {
  const { claims } = words;
  const sections = groups(changes, words).flatMap(({ title, items }) => [
    `### ${title}`,
    ...items.flatMap((item) => [
      `**${escapeText(name(item))}**: ${claims.changes[item.change]}`,
      list(item.facts.map((fact) => plain(changeLine(fact, words)) ?? '')),
      ...diffBlocks(item.diff, words),
    ]),
  ]);
  return markdownFile([
    `## ${claims.heading}`,
    paragraph(claims.differ(changes.length, from, to ?? claims.workingCopy)),
    ...sections,
  ]);
}

/** The same as plain lines. */
export function claimsText({ from, to, changes }: Claims, words: Words): string {
  const { claims } = words;
  const lines = groups(changes, words).flatMap(({ title, items }) => [
    '',
    title,
    ...items.flatMap((item) => [
      `  ${name(item)}: ${claims.changes[item.change]}`,
      ...item.facts.map((fact) => `    ${changeLine(fact, words)}`),
      ...item.diff.flatMap((part) => partLines(part, words)),
    ]),
  ]);
  return `${[claims.line(changes.length, from, to ?? claims.workingCopy), ...lines].join('\n')}\n`;
}

/** The same as data: `{ version: 1, from, to, changes }`. Keys, kinds and `field` are the same in every language. */
export function claimsJson(claims: Claims): string {
  return `${JSON.stringify({ version: 1, ...claims }, null, 2)}\n`;
}

/** What changed, under the heading where it stands: the name of the block, then its old and its new words. */
function partLines(part: ClaimChange['diff'][number], words: Words): readonly string[] {
  switch (part.kind) {
    case 'heading':
      return [`    ${part.text}`];
    case 'unchanged':
      return [`      (${unchangedWords(part.blocks, words)})`];
    case 'change':
      return [`      ${changeLabel(part.change, words)}:`, ...changedLines(part.change)];
    default:
      return part satisfies never;
  }
}

function changedLines(change: Changed): readonly string[] {
  if (change.kind !== 'changed')
    return [`        ${change.kind === 'removed' ? '-' : '+'} ${change.block.text}`];
  const side = (without: string) =>
    change.pieces.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');
  return [`        - ${side('added').trimEnd()}`, `        + ${side('removed').trimEnd()}`];
}

type Changed = Extract<ClaimChange['diff'][number], { kind: 'change' }>['change'];

function name({ id, title }: ClaimChange): string {
  return /\d/.test(id) && id !== title && id.length < 12 ? `${id} ${title}` : title;
}

function groups(changes: readonly ClaimChange[], { claims }: Words) {
  return claimKinds.flatMap((kind) => {
    const items = changes.filter((change) => change.kind === kind);
    return items.length > 0 ? [{ title: claims.kinds[kind], items }] : [];
  });
}
