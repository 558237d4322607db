import { type ClaimChange, claimKinds } from '#site/history/center-changes.ts';
import { changeLine } from '#site/history/change-words.ts';
import { en } from '#site/words/en.ts';
import { list, markdownFile, words as paragraph, plain } from '../markdown/blocks.ts';
import { escapeText } from '../markdown/escape.ts';
import { diffBlocks } from '../twins/history-pages.ts';

/** Two states of the content, and what their public claims differ in. */
export interface Claims {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ClaimChange[];
}

const kindTitles: Readonly<Record<ClaimChange['kind'], string>> = {
  control: 'Controls',
  policy: 'Policies',
  question: 'Questions',
  report: 'Reports',
  document: 'Documents',
  update: 'Updates',
  subprocessor: 'Subprocessors',
  fact: 'Key facts',
  'not-claimed': 'Not claimed',
};

const changeTitles = { added: 'now public', removed: 'no longer public', changed: 'changed' } as const;

/** Public claims that changed, as Markdown for a pull request. */
export function claimsMarkdown({ from, to, changes }: Claims): string {
  const sections = groups(changes).flatMap(({ title, items }) => [
    `### ${title}`,
    ...items.flatMap((item) => [
      `**${escapeText(name(item))}**: ${changeTitles[item.change]}`,
      list(item.facts.map((fact) => plain(changeLine(fact, en)) ?? '')),
      ...diffBlocks(item.diff, en),
    ]),
  ]);
  const count = changes.length === 1 ? '1 public claim differs' : `${changes.length} public claims differ`;
  return markdownFile([
    '## What changes on the public trust center',
    paragraph(`${count} between ${from} and ${to}.`),
    ...sections,
  ]);
}

/** The same as plain lines. */
export function claimsText({ from, to, changes }: Claims): string {
  const lines = groups(changes).flatMap(({ title, items }) => [
    '',
    title,
    ...items.flatMap((item) => [
      `  ${name(item)}: ${changeTitles[item.change]}`,
      ...item.facts.map((fact) => `    ${changeLine(fact, en)}`),
      ...item.diff.flatMap((part) => (part.kind === 'change' ? changedLines(part.change) : [])),
    ]),
  ]);
  return `${[`Public claims, ${from} to ${to}: ${changes.length} changed`, ...lines].join('\n')}\n`;
}

/** The same as data: `{ version: 1, from, to, changes }`. */
export function claimsJson(claims: Claims): string {
  return `${JSON.stringify({ version: 1, ...claims }, null, 2)}\n`;
}

function changedLines(change: Extract<ClaimChange['diff'][number], { kind: 'change' }>['change']): string[] {
  if (change.kind !== 'changed') return [`    ${change.kind === 'removed' ? '-' : '+'} ${change.block.text}`];
  const side = (without: string) =>
    change.pieces.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');
  return [`    - ${side('added').trimEnd()}`, `    + ${side('removed').trimEnd()}`];
}

function name({ id, title }: ClaimChange): string {
  return /\d/.test(id) && id !== title && id.length < 12 ? `${id} ${title}` : title;
}

function groups(changes: readonly ClaimChange[]) {
  return claimKinds.flatMap((kind) => {
    const items = changes.filter((change) => change.kind === kind);
    return items.length > 0 ? [{ title: kindTitles[kind], items }] : [];
  });
}
