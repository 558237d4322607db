/** What has to be closed or repaired before the stamp may be drawn after a page's content. */
export interface ContentScan {
  /** Operators that close what the content leaves open, innermost first: `ET`, `EMC`, `Q`. */
  readonly closers: readonly ('Q' | 'EMC' | 'ET')[];
  /** Offsets of `Q` operators that close nothing. Readers ignore them; inside our own `q` they would not. */
  readonly strayRestores: readonly number[];
  /** Where an unclosed string, array, dictionary or inline image begins that swallows the rest; else the length. */
  readonly end: number;
}

/**
 * Walks the tokens of a decoded content stream (ISO 32000-2, 7.8.2) and counts what is open at its end.
 * It looks at nesting only; operands and unknown operators pass.
 */
export function scanContent(bytes: Uint8Array): ContentScan {
  const open: ('Q' | 'EMC' | 'ET')[] = [];
  const strayRestores: number[] = [];
  const nesting: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const token = nextToken(bytes, at);
    if (token.kind === 'unclosed')
      return { closers: open.reverse(), strayRestores, end: nesting[0] ?? token.start };
    at = token.end;
    if (token.kind === 'open') nesting.push(token.start);
    if (token.kind === 'close') nesting.pop();
    if (token.kind !== 'word' || nesting.length > 0) continue;
    const word = wordAt(bytes, token.start, token.end);
    if (word === 'q') open.push('Q');
    if (word === 'BT') open.push('ET');
    if (word === 'BMC' || word === 'BDC') open.push('EMC');
    const closed = (word === 'Q' || word === 'ET' || word === 'EMC') && closeInnermost(open, word);
    if (word === 'Q' && !closed) strayRestores.push(token.start);
    if (word === 'ID') at = endOfInlineImage(bytes, at);
    if (at === -1)
      return { closers: open.reverse(), strayRestores, end: startOfInlineImage(bytes, token.start) };
  }
  return { closers: open.reverse(), strayRestores, end: nesting[0] ?? bytes.length };
}

interface Token {
  readonly kind: 'word' | 'open' | 'close' | 'other' | 'unclosed';
  readonly start: number;
  readonly end: number;
}

/** `q BT Q` closes the `q`, as readers do: text objects and marked content do not nest with the graphics state. */
function closeInnermost(open: string[], word: 'Q' | 'ET' | 'EMC'): boolean {
  const index = open.lastIndexOf(word);
  if (index === -1) return false;
  open.splice(index, 1);
  return true;
}

function nextToken(bytes: Uint8Array, from: number): Token {
  let start = from;
  while (start < bytes.length && isSpace(bytes[start])) start += 1;
  const byte = bytes[start];
  switch (byte) {
    case undefined:
      return { kind: 'other', start, end: start };
    case 0x25:
      return { kind: 'other', start, end: endOfComment(bytes, start) };
    case 0x28:
      return stringToken(bytes, start);
    case 0x3c:
      return bytes[start + 1] === 0x3c ? { kind: 'open', start, end: start + 2 } : hexToken(bytes, start);
    case 0x3e:
      return { kind: 'close', start, end: start + (bytes[start + 1] === 0x3e ? 2 : 1) };
    case 0x5b:
      return { kind: 'open', start, end: start + 1 };
    case 0x5d:
      return { kind: 'close', start, end: start + 1 };
    case 0x2f:
      return { kind: 'other', start, end: endOfWord(bytes, start + 1) };
    default:
      return { kind: 'word', start, end: Math.max(start + 1, endOfWord(bytes, start)) };
  }
}

function stringToken(bytes: Uint8Array, start: number): Token {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === 0x5c) at += 1;
    else if (bytes[at] === 0x28) depth += 1;
    else if (bytes[at] === 0x29) depth -= 1;
    if (depth === 0) return { kind: 'other', start, end: at + 1 };
  }
  return { kind: 'unclosed', start, end: bytes.length };
}

function hexToken(bytes: Uint8Array, start: number): Token {
  const end = bytes.indexOf(0x3e, start);
  return end === -1 ? { kind: 'unclosed', start, end: bytes.length } : { kind: 'other', start, end: end + 1 };
}

function endOfComment(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  return at;
}

function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && !isSpace(bytes[at]) && !isDelimiter(bytes[at])) at += 1;
  return at;
}

function wordAt(bytes: Uint8Array, start: number, end: number): string {
  return end - start > 3 ? '' : String.fromCharCode(...bytes.subarray(start, end));
}

/**
 * Binary data has no escape: the image ends at an `EI` between white space that is followed by something that looks
 * like content, the rule that other readers use too. -1 when there is none.
 */
function endOfInlineImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at += 1) {
    if (!isSpace(bytes[at]) || bytes[at + 1] !== 0x45 || bytes[at + 2] !== 0x49) continue;
    const after = bytes.subarray(at + 3, at + 13);
    if (after.length === 0 || (isSpace(after[0]) && after.every(isPlain))) return at + 3;
  }
  return -1;
}

function startOfInlineImage(bytes: Uint8Array, id: number): number {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, id).lastIndexOf('BI');
  return start === -1 ? id : start;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || isSpace(byte);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;
}

function isDelimiter(byte: number | undefined): boolean {
  return (
    byte === 0x28 ||
    byte === 0x29 ||
    byte === 0x3c ||
    byte === 0x3e ||
    byte === 0x5b ||
    byte === 0x5d ||
    byte === 0x2f ||
    byte === 0x25 ||
    byte === 0x7b ||
    byte === 0x7d
  );
}
