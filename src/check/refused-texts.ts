import type { EntryKind } from '#domain/entry.ts';
import type { Content } from './rule.ts';

/**
 * Whether a refused file of this kind has an id in its text. What the file would have said cannot be known, and it has a finding
 * of its own: that it names nothing is not another.
 */
export function isNamedInRefused({ facts }: Content, kind: EntryKind, id: string): boolean {
  const refused = facts.absent.filter((entry) => entry.kind === kind && entry.reason === 'invalid');
  if (refused.length === 0) return false;
  const word = new RegExp(`(?<![\\w.-])${RegExp.escape(id)}(?![\\w-]|\\.\\w)`, 'i');
  return refused.some(({ file }) => word.test(facts.texts.get(file) ?? ''));
}
