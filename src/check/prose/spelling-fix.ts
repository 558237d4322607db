import type { Fix } from '#domain/diagnostic.ts';
import { fixAt } from '#domain/fix.ts';
import type { Content } from '../rule.ts';
import type { ShownPassage } from './shown-text.ts';

/**
 * The fix that writes some words of a passage in another spelling. There is none where the words are not the editor’s own: in an
 * agreement, which is pinned as people accepted it, and in what a report keeps behind the gate, which quotes the auditor.
 */
export function spellingFix(
  { facts }: Content,
  passage: ShownPassage,
  from: number,
  to: number,
  replacement: string,
): Fix | undefined {
  const quoted = passage.audience === 'gated' && passage.file.startsWith('reports/');
  if (quoted || passage.file.startsWith('agreements/')) return undefined;
  const fix = fixAt(facts.texts.get(passage.file) ?? '', passage.place(from, to), replacement);
  return fix?.written === passage.text.slice(from, to) ? fix : undefined;
}
