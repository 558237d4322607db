import type { BlockChange, ProseBlock } from '#domain/history/text-changes.ts';
import type { Words } from '../words/words.ts';
import { type BlockCounts, blockCounts } from './readable-diff.ts';

/** A change of a block, or that nothing changed; moved blocks are told where they were and where they are. */
export type ChangeVerb = 'added' | 'removed' | 'changed' | 'movedFrom' | 'movedTo';

/** What a changed block is called: `Table row changed`, `List item moved here`. */
export function changeLabel(change: Exclude<BlockChange, { kind: 'same' }>, { history }: Words): string {
  return history.blockChange[verbOf(change)](history.block[change.block.kind]);
}

/** What is passed over between two changes: `3 paragraphs, 2 table rows unchanged`. */
export function unchangedWords(blocks: BlockCounts, { history }: Words): string {
  return history.unchanged(countedBlocks(blocks, history));
}

/** A changed text in one line: `Text: 1 table row added, 2 paragraphs changed`; only that it changed where no block differs. */
export function textChangeWords(changes: readonly BlockChange[], { history }: Words): string {
  const lines = (['changed', 'added', 'removed', 'movedTo'] as const).flatMap((verb) => {
    const blocks = changes.filter((change) => change.kind !== 'same' && verbOf(change) === verb);
    if (blocks.length === 0) return [];
    const counts = blockCounts(blocks.map(({ block }) => block));
    return [history.blocksChanged[verb](countedBlocks(counts, history))];
  });
  return lines.length === 0 ? history.textChanged : history.textChanges(lines.join(', '));
}

function verbOf(change: Exclude<BlockChange, { kind: 'same' }>): ChangeVerb {
  if (change.kind === 'changed' || !change.isMoved) return change.kind;
  return change.kind === 'removed' ? 'movedFrom' : 'movedTo';
}

function countedBlocks(blocks: BlockCounts, history: Words['history']): string {
  return Object.entries(blocks)
    .map(([kind, count]) => history.blocks[kind as ProseBlock['kind']](count))
    .join(', ');
}
