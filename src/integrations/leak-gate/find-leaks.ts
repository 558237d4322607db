import { wordsOf } from '#domain/documentation.ts';
import { type HiddenContent, passagesOf } from './hidden-content.ts';

/** One published file that holds what must not be published. */
export interface Leak {
  readonly file: string;
  readonly what: string;
  /** The words or token found, shortened. */
  readonly found: string;
}

/** A file of the public output as text; null where it is none. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string | null;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
}

/** Looks for hidden tokens and passages in published texts; gives every file that holds one. */
export function findLeaks(hidden: HiddenContent, files: Iterable<PublishedFile>): Leak[] {
  const find = leakFinder(hidden);
  return Array.from(files).flatMap(find);
}

/**
 * A search in one file after the other. Linear in the size of both: a passage is looked up only where its last word ends a run of
 * words that all occur in passages, so thousands of policies do not multiply.
 */
export function leakFinder(hidden: HiddenContent): (file: PublishedFile) => readonly Leak[] {
  const passages = passageIndex(hiddenPassages(hidden));
  return ({ path, text, sha256 }) => {
    const gated = hidden.tokens.get(sha256);
    const whole = gated ? [wholeFile(path, gated)] : [];
    if (text === null) return whole;
    const clear = decoded(text);
    const leak = tokenLeak(path, clear, hidden.tokens) ?? passageLeak(path, text, clear, passages);
    return leak ? [...whole, leak] : whole;
  };
}

function wholeFile(path: string, gated: string): Leak {
  return { file: path, what: gated.replace(/^the hash of /, ''), found: 'the file itself, in clear' };
}

function hiddenPassages({ texts, published }: HiddenContent): Map<string, string> {
  const passages = new Map<string, string>();
  for (const { text, what } of texts) {
    for (const passage of passagesOf(text)) passages.set(passage, what);
  }
  const index = passageIndex(passages);
  for (const text of passages.size === 0 ? [] : published) {
    for (const passage of foundPassages(wordsOf(text), index)) passages.delete(passage);
  }
  return passages;
}

/** Passages with what makes looking them up cheap. */
interface PassageIndex {
  readonly passages: ReadonlyMap<string, string>;
  /** Every word of every passage. */
  readonly vocabulary: ReadonlySet<string>;
  /** How many words the passages have that end with a word, the longest first. */
  readonly lengthsByEnd: ReadonlyMap<string, readonly number[]>;
}

function passageIndex(passages: ReadonlyMap<string, string>): PassageIndex {
  const vocabulary = new Set<string>();
  const lengths = new Map<string, Set<number>>();
  for (const passage of passages.keys()) {
    const words = passage.split(' ');
    for (const word of words) vocabulary.add(word);
    const end = words.at(-1) ?? '';
    lengths.set(end, (lengths.get(end) ?? new Set()).add(words.length));
  }
  const sorted = [...lengths].map(([end, list]) => [end, [...list].sort((a, b) => b - a)] as const);
  return { passages, vocabulary, lengthsByEnd: new Map(sorted) };
}

function* foundPassages(words: readonly string[], index: PassageIndex): Iterable<string> {
  let run = 0;
  for (const [at, word] of words.entries()) {
    run = index.vocabulary.has(word) ? run + 1 : 0;
    if (run === 0) continue;
    for (const length of index.lengthsByEnd.get(word) ?? []) {
      if (length > run) continue;
      const passage = words.slice(at + 1 - length, at + 1).join(' ');
      if (index.passages.has(passage)) yield passage;
    }
  }
}

function tokenLeak(path: string, clear: string, tokens: ReadonlyMap<string, string>): Leak | null {
  if (tokens.size === 0) return null;
  for (const token of clear.toLowerCase().match(/[a-z0-9._%+@-]{5,}/g) ?? []) {
    const what = tokens.get(token) ?? tokens.get(token.replace(/^[._%+-]+|[._%+-]+$/g, ''));
    if (what) return { file: path, what, found: token.replace(/^[._%+-]+|[._%+-]+$/g, '') };
  }
  return null;
}

function passageLeak(path: string, text: string, clear: string, index: PassageIndex): Leak | null {
  if (index.passages.size === 0) return null;
  for (const found of foundPassages(wordsOf(plainText(text, clear)), index))
    return { file: path, what: index.passages.get(found) ?? '', found };
  return null;
}

/**
 * What a reader, a search engine or a screen reader gets from a file: text, attribute values, strings of JSON.
 * @param clear the text with its escapes undone
 */
function plainText(text: string, clear: string): string {
  if (!/<[a-z!/]/i.test(clear)) return clear;
  // Both ways round: escaped markup in JSON has tags only after decoding, and an escaped "<" in a page starts none. Undoing "&amp;"
  // alone makes no markup.
  const seen =
    clear === text.replaceAll('&amp;', '&')
      ? withoutTags(clear)
      : [...withoutTags(clear), ...withoutTags(text).map(decoded)];
  return seen.join('\n');
}

function withoutTags(html: string): string[] {
  const attributes = Array.from(
    html.matchAll(/\s[\w:-]+\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
    ([, double, single]) => double ?? single ?? '',
  );
  const visible = html
    .replace(/<\/?(?:a|abbr|b|bdi|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>/gi, '')
    .replace(/<!--|-->/g, ' ')
    .replace(/<[^>]*>/g, ' ');
  return [visible, ...attributes];
}

/** Escapes of HTML, URLs and JSON undone, invisible characters gone. */
function decoded(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) =>
      hex
        ? codePoint(Number.parseInt(hex, 16))
        : decimal
          ? codePoint(Number(decimal))
          : (entities[name.toLowerCase()] ?? whole),
    )
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\"/g, '"')
    .replace(/%(20|40|2c|2e|27|0a|0d)/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : ' ';
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  commat: '@',
};
