import { wordsOf } from '#domain/documentation.ts';
import { type HiddenContent, passagesOf } from './hidden-content.ts';

/** One published file that holds what must not be published. */
export interface Leak {
  readonly file: string;
  readonly what: string;
  /** The words or token found, shortened. */
  readonly found: string;
}

/** A file of the public output as text, or bytes where it is none. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string | null;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
}

/**
 * Looks for hidden tokens and passages in published texts. Linear in the size of both: passages of eight words are looked up
 * in a set, so thousands of policies do not multiply.
 */
export function findLeaks(hidden: HiddenContent, files: Iterable<PublishedFile>): Leak[] {
  const passages = hiddenPassages(hidden);
  const lengths = [...new Set([...passages.keys()].map((passage) => passage.split(' ').length))];
  const leaks: Leak[] = [];
  for (const { path, text, sha256 } of files) {
    const gated = hidden.tokens.get(sha256);
    if (gated)
      leaks.push({
        file: path,
        what: gated.replace(/^the hash of /, ''),
        found: 'the file itself, in clear',
      });
    if (text === null) continue;
    const leak = tokenLeak(path, text, hidden.tokens) ?? passageLeak(path, text, passages, lengths);
    if (leak) leaks.push(leak);
  }
  return leaks;
}

function hiddenPassages({ texts, published }: HiddenContent): Map<string, string> {
  const passages = new Map<string, string>();
  for (const { text, what } of texts) {
    for (const passage of passagesOf(text)) passages.set(passage, what);
  }
  if (passages.size === 0) return passages;
  const lengths = [...new Set([...passages.keys()].map((passage) => passage.split(' ').length))];
  for (const text of published) {
    const words = wordsOf(text);
    for (const length of lengths) {
      for (let index = 0; index + length <= words.length; index++)
        passages.delete(words.slice(index, index + length).join(' '));
    }
  }
  return passages;
}

function tokenLeak(path: string, text: string, tokens: ReadonlyMap<string, string>): Leak | null {
  for (const token of decoded(text)
    .toLowerCase()
    .match(/[a-z0-9._%+@-]{5,}/g) ?? []) {
    const bare = token.replace(/^[._%+-]+|[._%+-]+$/g, '');
    const what = tokens.get(bare);
    if (what) return { file: path, what, found: bare };
  }
  return null;
}

function passageLeak(
  path: string,
  text: string,
  passages: ReadonlyMap<string, string>,
  lengths: readonly number[],
): Leak | null {
  const words = wordsOf(plainText(text));
  for (const length of lengths.toSorted((a, b) => b - a)) {
    for (let index = 0; index + length <= words.length; index++) {
      const passage = words.slice(index, index + length).join(' ');
      const what = passages.get(passage);
      if (what) return { file: path, what, found: passage };
    }
  }
  return null;
}

/** What a reader, a search engine or a screen reader gets from a file: text, attribute values, strings of JSON. */
function plainText(text: string): string {
  // Both ways round: escaped markup in JSON has tags only after decoding, and an escaped "<" in a page starts none.
  const seen = /<[a-z!/]/i.test(decoded(text))
    ? [...withoutTags(decoded(text)), ...withoutTags(text).map(decoded)]
    : [decoded(text)];
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
