/**
 * Tells of each word of a text in turn, without making a string of it: the leak gate reads millions. The words are those of `wordsOf`.
 * @param text in lower case
 * @param visit gets where the word starts and ends, and a hash of it that other words may have too
 */
export function scanWords(text: string, visit: (start: number, end: number, hash: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const start = at;
    at += widthAt(text, at);
    if (kind === other) continue;
    let hash = hashOf(text, start, at);
    // One look at each letter, for here most of the time goes.
    for (let width = kind === single ? 0 : joinedAt(text, at); width > 0; width = joinedAt(text, at)) {
      for (const end = at + width; at < end; at++) hash = hashed(hash, text.charCodeAt(at));
    }
    visit(start, at, hash);
  }
}

/** A hash of a part of a text: 32 bits, the same for the same letters. */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = hashed(hash, text.charCodeAt(at));
  return hash;
}

function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** How many code units at a place belong to the word before it: a letter, or a joint that a letter follows; 0 where it ends. */
function joinedAt(text: string, at: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  const kind = kinds[code];
  if (kind === letter) return 1;
  if (at >= text.length) return 0;
  if (kindAt(text, at) !== other) return widthAt(text, at);
  return joins(code) && at + 1 < text.length && kindAt(text, at + 1) !== other ? 1 : 0;
}

/** Apostrophes and hyphens inside of a word. */
function joins(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2d;
}

function widthAt(text: string, at: number): 1 | 2 {
  return isHighSurrogate(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

const [unknown, other, letter, single] = [0, 1, 2, 3] as const;
type Kind = typeof other | typeof letter | typeof single;

/** Kinds of the characters of the basic plane, looked up once each. */
const kinds = new Uint8Array(0x10000);

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  if (isHighSurrogate(code)) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = kinds[code] ?? unknown;
  if (known !== unknown) return known as Kind;
  const kind = kindOf(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

function kindOf(character: string): Kind {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character)) return single;
  return /[\p{L}\p{N}]/u.test(character) ? letter : other;
}
