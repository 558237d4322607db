import { type BlockChange, type ProseBlock, textChanges } from '#domain/history/text-changes.ts';

/** A piece of a comparison as it is read: the heading above a change, the change, and how much between changes stayed. */
export type DiffPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'unchanged'; readonly count: number }
  | { readonly kind: 'change'; readonly change: BlockChange };

/** The comparison of two texts with only what changed, each under the heading where it stands. */
export function readableDiff(
  before: readonly ProseBlock[],
  after: readonly ProseBlock[],
): readonly DiffPart[] {
  const parts: DiffPart[] = [];
  let heading = '';
  let unchanged = 0;
  for (const change of textChanges(before, after)) {
    if (change.kind === 'same') {
      if (change.block.kind === 'heading') heading = change.block.text;
      else unchanged++;
      continue;
    }
    if (unchanged > 0) parts.push({ kind: 'unchanged', count: unchanged });
    unchanged = 0;
    if (heading !== '' && change.block.kind !== 'heading') parts.push({ kind: 'heading', text: heading });
    heading = '';
    parts.push({ kind: 'change', change });
  }
  return unchanged > 0 ? [...parts, { kind: 'unchanged', count: unchanged }] : parts;
}
