import { wordText } from '#domain/documentation.ts';
import { type HiddenContent, passageLength, passagesOf } from './hidden-content.ts';
import { hashOfWord, scanWords } from './word-scanner.ts';

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
  const open = new Set<string>();
  if (passages.size > 0)
    for (const text of published)
      findPassages(text, index, (passage) => {
        open.add(passage);
        return false;
      });
  for (const passage of open) passages.delete(passage);
  return passages;
}

/** Passages with what makes looking them up cheap. */
interface PassageIndex {
  readonly passages: ReadonlyMap<string, string>;
  /**
   * Every word of every passage by its hash: how many words the passages have that end with it, the longest first. Words with the
   * same hash share an entry; what is found is compared letter by letter in the end.
   */
  readonly lengthsByWord: ReadonlyMap<number, readonly number[]>;
}

function passageIndex(passages: ReadonlyMap<string, string>): PassageIndex {
  const lengths = new Map<number, Set<number>>();
  for (const passage of passages.keys()) {
    const hashes = passage.split(' ').map((word) => hashOfWord(word));
    for (const hash of hashes) lengths.set(hash, lengths.get(hash) ?? new Set());
    lengths.get(hashes.at(-1) ?? 0)?.add(hashes.length);
  }
  const sorted = [...lengths].map(([hash, list]) => [hash, [...list].sort((a, b) => b - a)] as const);
  return { passages, lengthsByWord: new Map(sorted) };
}

/** Tells of each passage that a text holds, until `found` says that it is enough. */
function findPassages(text: string, index: PassageIndex, found: (passage: string) => boolean): void {
  const words = wordText(text);
  const starts = new Int32Array(passageLength);
  const ends = new Int32Array(passageLength);
  let [count, run, done] = [0, 0, false];
  scanWords(words, (start, end, hash) => {
    if (done) return;
    const lengths = index.lengthsByWord.get(hash);
    run = lengths ? run + 1 : 0;
    starts[count % passageLength] = start;
    ends[count % passageLength] = end;
    count++;
    if (!lengths) return;
    for (const length of lengths) {
      if (length > run) continue;
      const passage = Array.from({ length }, (_, at) => {
        const place = (count - length + at) % passageLength;
        return words.slice(starts[place], ends[place]);
      }).join(' ');
      if (index.passages.has(passage) && found(passage)) done = true;
    }
  });
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
  let leak: Leak | null = null;
  findPassages(plainText(text, clear), index, (found) => {
    leak = { file: path, what: index.passages.get(found) ?? '', found };
    return true;
  });
  return leak;
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

/** Escapes of HTML, URLs and JSON undone, invisible characters gone. Most texts hold few kinds: each is looked for before. */
function decoded(text: string): string {
  const entityless = text.includes('&') ? withoutEntities(text) : text;
  const plain = entityless.includes('\\') ? withoutBackslashes(entityless) : entityless;
  const address = plain.includes('%')
    ? plain.replace(/%(20|40|2c|2e|27|0a|0d)/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
  return address.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) =>
    hex
      ? codePoint(Number.parseInt(hex, 16))
      : decimal
        ? codePoint(Number(decimal))
        : (entities[name.toLowerCase()] ?? whole),
  );
}

function withoutBackslashes(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\"/g, '"');
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
