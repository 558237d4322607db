/** A piece of a sentence: plain words, or words that lead somewhere. */
export interface PhrasePiece {
  readonly text: string;
  readonly href: string | null;
}

/**
 * A sentence with its links: the first `[words in brackets]` lead to the first address, and so on; brackets beyond the
 * addresses are text.
 */
export function phrasePieces(text: string, links: readonly string[]): readonly PhrasePiece[] {
  const [href, ...more] = links;
  const found = href === undefined ? null : /\[([^\]]*)\]/.exec(text);
  if (!found || href === undefined) return text === '' ? [] : [{ text, href: null }];
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  return [
    ...(before === '' ? [] : [{ text: before, href: null }]),
    { text: found[1] ?? '', href },
    ...phrasePieces(after, more),
  ];
}
