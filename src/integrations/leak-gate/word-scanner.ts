import { endianness } from 'node:os';

/**
 * Tells of each word of a text in turn, without making a string of it: the leak gate reads millions. The words are those of `wordsOf`.
 * @param text in lower case
 * @param visit gets where the word starts and ends, and a hash of it that other words may have too
 */
export function scanWords(text: string, visit: (start: number, end: number, hash: number) => void): void {
  const units = unitsOf(text);
  for (let at = 0; at < text.length; ) {
    const start = at;
    const kind = kindAt(units, at);
    if (kind === other || kind === joint) {
      at += widthAt(units, at);
      continue;
    }
    let hash = 0;
    for (let width: number = widthAt(units, at); width > 0; ) {
      for (; width > 0; width--) hash = hashed(hash, units[at++] ?? 0);
      if (kind === single) break;
      // Here most of the time goes, so the usual letter is looked at once.
      while (kinds[units[at] ?? 0] === letter) hash = hashed(hash, units[at++] ?? 0);
      width = joinedAt(units, at);
    }
    visit(start, at, hash);
  }
}

/** A hash of a word: 32 bits, the same for the same letters. */
export function hashOfWord(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

type Units = Uint16Array<ArrayBuffer>;

function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

let buffer = Buffer.alloc(1 << 20);
const isLittleEndian = endianness() === 'LE';

/**
 * The UTF-16 units of a text, with a space behind them. They are read twice as fast as those of a string, which may lie in memory in
 * several ways. The next call overwrites them.
 */
function unitsOf(text: string): Units {
  const size = text.length * 2;
  if (buffer.length < size + 2) buffer = Buffer.alloc(Math.max(size + 2, buffer.length * 2));
  const units = new Uint16Array(buffer.buffer, buffer.byteOffset, text.length + 1);
  if (isLittleEndian) buffer.write(text, 'utf16le');
  else for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  units[text.length] = 0x20;
  return units;
}

/** How many units at a place belong to the word before it: a letter, or a joint that a letter follows; 0 where the word ends. */
function joinedAt(units: Units, at: number): 0 | 1 | 2 {
  const kind = kindAt(units, at);
  if (kind === letter || kind === single) return widthAt(units, at);
  if (kind !== joint) return 0;
  const next = kindAt(units, at + 1);
  return next === letter || next === single ? 1 : 0;
}

function widthAt(units: Units, at: number): 1 | 2 {
  return isHighSurrogate(units[at] ?? 0) && isLowSurrogate(units[at + 1] ?? 0) ? 2 : 1;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** A joint is an apostrophe or a hyphen, which stands inside of a word. */
const [unknown, other, letter, single, joint] = [0, 1, 2, 3, 4] as const;
type Kind = typeof other | typeof letter | typeof single | typeof joint;

/** Kinds of the characters of the basic plane, looked up once each; of high surrogates never, for they depend on what follows. */
const kinds = new Uint8Array(0x10000);

function kindAt(units: Units, at: number): Kind {
  const code = units[at] ?? 0;
  const known = kinds[code] ?? unknown;
  if (known !== unknown) return known as Kind;
  if (isHighSurrogate(code)) return kindOf(String.fromCharCode(code, units[at + 1] ?? 0));
  const kind = kindOf(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

/** @param character the first of it counts */
function kindOf(character: string): Kind {
  if (/^['’-]/.test(character)) return joint;
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character))
    return single;
  return /^[\p{L}\p{N}]/u.test(character) ? letter : other;
}
