import { wordsOf } from './documentation.ts';

/** Words of texts that must not be repeated, made so that other texts can be searched for them in one pass. */
export interface PassageIndex {
  /** Every word of the texts: a word that is not among them ends a passage. */
  readonly vocabulary: ReadonlySet<string>;
  /** Passages of exactly `length` words, and what text they are from. */
  readonly passages: ReadonlyMap<string, string>;
  readonly length: number;
}

export interface RepeatedPassage {
  readonly source: string;
  readonly words: readonly string[];
}

/** An index of texts by passages of `length` words; texts with fewer words have none. */
export function indexPassages(
  texts: Iterable<readonly [text: string, source: string]>,
  length: number,
): PassageIndex {
  const vocabulary = new Set<string>();
  const passages = new Map<string, string>();
  for (const [text, source] of texts) {
    const words = wordsOf(text);
    for (const word of words) vocabulary.add(word);
    for (let at = 0; at + length <= words.length; at++)
      passages.set(words.slice(at, at + length).join(' '), source);
  }
  return { vocabulary, passages, length };
}

/** Passages of the index that a text repeats, each as long as it goes. Linear in the text. */
export function repeatedPassages(
  text: string,
  { vocabulary, passages, length }: PassageIndex,
): RepeatedPassage[] {
  const words = wordsOf(text);
  const found: RepeatedPassage[] = [];
  let known = 0;
  for (let at = 0; at < words.length; at++) {
    known = vocabulary.has(words[at] ?? '') ? known + 1 : 0;
    if (known < length) continue;
    const source = passages.get(words.slice(at - length + 1, at + 1).join(' '));
    if (source === undefined) continue;
    let end = at + 1;
    while (end < words.length && passages.get(words.slice(end - length + 1, end + 1).join(' ')) === source)
      end++;
    found.push({ source, words: words.slice(at - length + 1, end) });
    at = end - 1;
    known = 0;
  }
  return found;
}
