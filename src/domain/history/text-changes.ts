import { type EditRun, shortestEdit } from './shortest-edit.ts';

/** One block of a text as readers see it: a heading, a paragraph, an item of a list, a row of a table. */
export interface ProseBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'quote' | 'code';
  /** Of a heading its level, otherwise 0. */
  readonly depth: number;
  /** Plain words; spaces are single. */
  readonly text: string;
}

/** A piece of a changed block. */
export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export type BlockChange =
  | { readonly kind: 'same'; readonly block: ProseBlock }
  | {
      readonly kind: 'removed' | 'added';
      readonly block: ProseBlock;
      /** The same block stands elsewhere in the other text: it was moved from here, or to here. */
      readonly isMoved: boolean;
    }
  | { readonly kind: 'changed'; readonly block: ProseBlock; readonly pieces: readonly TextPiece[] };

/**
 * What leads from one text to another: whole blocks that were added or removed, and words within blocks that stayed. What is the
 * same and removed, in order, is the first text; what is the same and added is the second.
 */
export function textChanges(
  before: readonly ProseBlock[],
  after: readonly ProseBlock[],
): readonly BlockChange[] {
  const runs = shortestEdit(before, after, isSameBlock);
  const changes: BlockChange[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as EditRun<ProseBlock>;
    const next = runs[index + 1];
    if (run.kind === 'removed' && next?.kind === 'added') {
      changes.push(...replacedBlocks(run.items, next.items));
      index++;
    } else changes.push(...run.items.map((block) => whole(run.kind, block)));
  }
  return withMoves(changes);
}

/** What changed within a text, word by word. */
export function wordChanges(before: string, after: string): readonly TextPiece[] {
  const runs = shortestEdit(wordsWithSpace(before), wordsWithSpace(after), (a, b) => a === b);
  return joined(withoutIslands(runs)).map(({ kind, items }, index, all) => {
    const text = items.join('');
    return { kind, text: index === all.length - 1 ? text.trimEnd() : text };
  });
}

function isSameBlock(a: ProseBlock, b: ProseBlock): boolean {
  return a.kind === b.kind && a.depth === b.depth && a.text === b.text;
}

/** Pairs each removed block with the next added one that is mostly the same, so that an edited paragraph is one change. */
function replacedBlocks(removed: readonly ProseBlock[], added: readonly ProseBlock[]): BlockChange[] {
  const changes: BlockChange[] = [];
  const [title, renamed] = [onlyHeading(removed), onlyHeading(added)];
  const isRenamed = (a: ProseBlock, b: ProseBlock) => a === title && b === renamed && a.depth === b.depth;
  let next = 0;
  for (const block of removed) {
    const found = added.findIndex(
      (one, index) => index >= next && (isEdited(block, one) || isRenamed(block, one)),
    );
    if (found === -1) {
      changes.push(whole('removed', block));
      continue;
    }
    changes.push(...added.slice(next, found).map((one) => whole('added', one)));
    const after = added[found] as ProseBlock;
    changes.push({ kind: 'changed', block: after, pieces: wordChanges(block.text, after.text) });
    next = found + 1;
  }
  return [...changes, ...added.slice(next).map((one) => whole('added', one))];
}

/** The one heading among blocks; one that stands for another has its new name, however little they share. */
function onlyHeading(blocks: readonly ProseBlock[]): ProseBlock | null {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  return headings.length === 1 ? (headings[0] ?? null) : null;
}

function whole(kind: 'same' | 'removed' | 'added', block: ProseBlock): BlockChange {
  return kind === 'same' ? { kind, block } : { kind, block, isMoved: false };
}

/** Marks what was taken away in one place and put back unchanged in another, as often as it occurs on both sides. */
function withMoves(changes: readonly BlockChange[]): readonly BlockChange[] {
  const [removed, added] = [countsOf(changes, 'removed'), countsOf(changes, 'added')];
  const left = { removed: new Map<string, number>(), added: new Map<string, number>() };
  for (const [key, count] of removed) {
    const moved = Math.min(count, added.get(key) ?? 0);
    left.removed.set(key, moved);
    left.added.set(key, moved);
  }
  return changes.map((change) => {
    if (change.kind !== 'removed' && change.kind !== 'added') return change;
    const key = keyOf(change.block);
    const count = left[change.kind].get(key) ?? 0;
    if (count === 0) return change;
    left[change.kind].set(key, count - 1);
    return { ...change, isMoved: true };
  });
}

function countsOf(changes: readonly BlockChange[], kind: 'removed' | 'added'): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const change of changes) {
    if (change.kind !== kind) continue;
    const key = keyOf(change.block);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ kind, depth, text }: ProseBlock): string {
  return `${kind} ${depth} ${text}`;
}

/** At least two fifths of the words are common. */
function isEdited(a: ProseBlock, b: ProseBlock): boolean {
  if (a.kind !== b.kind || a.depth !== b.depth) return false;
  const left = new Map<string, number>();
  const words = wordsWithSpace(a.text);
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  const others = wordsWithSpace(b.text);
  let common = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return 5 * common >= words.length + others.length;
}

/** Words, each with the space behind it; a character of its own where a script writes no spaces. */
function wordsWithSpace(text: string): string[] {
  return (
    `${text} `.match(
      /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]\s*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])\S)+\s*/gu,
    ) ?? []
  );
}

/** A single word that stayed between two changes belongs to them: “of” alone helps nobody to read. */
function withoutIslands(runs: readonly EditRun<string>[]): readonly EditRun<string>[] {
  return runs.flatMap((run, index): readonly EditRun<string>[] => {
    const isIsland = run.kind === 'same' && run.items.length === 1 && index > 0 && index < runs.length - 1;
    return isIsland
      ? [
          { kind: 'removed', items: run.items },
          { kind: 'added', items: run.items },
        ]
      : [run];
  });
}

/** Neighboring changes as one removal and one addition. */
function joined(runs: readonly EditRun<string>[]): readonly EditRun<string>[] {
  const result: EditRun<string>[] = [];
  let [removed, added]: [string[], string[]] = [[], []];
  const flush = () => {
    if (removed.length > 0) result.push({ kind: 'removed', items: removed });
    if (added.length > 0) result.push({ kind: 'added', items: added });
    [removed, added] = [[], []];
  };
  for (const run of runs) {
    if (run.kind === 'removed') removed.push(...run.items);
    else if (run.kind === 'added') added.push(...run.items);
    else {
      flush();
      result.push(run);
    }
  }
  flush();
  return result;
}
