import type { BlockChange, ProseBlock } from '#domain/history/text-changes.ts';

/** A piece of a comparison as it is read: the heading above a change, the change, and how much between changes stayed. */
export type DiffPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'unchanged'; readonly count: number; readonly blocks: BlockCounts }
  | { readonly kind: 'change'; readonly change: Exclude<BlockChange, { kind: 'same' }> };

/** How many blocks of each kind; kinds that do not occur are absent. */
export type BlockCounts = Readonly<Partial<Record<ProseBlock['kind'], number>>>;

/** A comparison with only what changed, each under the heading where it stands. */
export function readableDiff(changes: readonly BlockChange[]): readonly DiffPart[] {
  const parts: DiffPart[] = [];
  let heading = '';
  let skipped: ProseBlock[] = [];
  for (const change of changes) {
    if (change.kind === 'same') {
      skipped.push(change.block);
      if (change.block.kind === 'heading') heading = change.block.text;
      continue;
    }
    const showsHeading = heading !== '' && change.block.kind !== 'heading';
    const shown = showsHeading ? skipped.findLastIndex(({ kind }) => kind === 'heading') : skipped.length;
    parts.push(...unchanged(skipped.slice(0, shown)));
    if (showsHeading) parts.push({ kind: 'heading', text: heading }, ...unchanged(skipped.slice(shown + 1)));
    skipped = [];
    heading = '';
    parts.push({ kind: 'change', change });
  }
  return [...parts, ...unchanged(skipped)];
}

function unchanged(blocks: readonly ProseBlock[]): readonly DiffPart[] {
  if (blocks.length === 0) return [];
  return [{ kind: 'unchanged', count: blocks.length, blocks: blockCounts(blocks) }];
}

/** Counts blocks by kind, in the order in which the kinds first occur. */
export function blockCounts(blocks: readonly ProseBlock[]): BlockCounts {
  const counts: Partial<Record<ProseBlock['kind'], number>> = {};
  for (const { kind } of blocks) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
