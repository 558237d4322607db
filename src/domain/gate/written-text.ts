/** Why a text that a visitor wrote is not taken. */
export type TextProblem = 'missing' | 'too-long' | 'control-characters';

export type WrittenText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: TextProblem };

/** One line, such as a name: NFC, trimmed. Length counts code points. */
export function readLine(written: string, maxLength: number): WrittenText {
  return read(written.normalize('NFC').trim(), maxLength, forbiddenInLine);
}

/** Several lines: as `readLine`, with LF between them; tabs are allowed. */
export function readLines(written: string, maxLength: number): WrittenText {
  return read(written.normalize('NFC').replace(/\r\n?/g, '\n').trim(), maxLength, forbiddenInLines);
}

// Bidirectional overrides and isolates can make a name read as another one; line and paragraph separators break a line.
// Joiners (U+200C, U+200D) stay allowed: Persian, Hindi and emoji need them.
const forbiddenInLine = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const forbiddenInLines = /[\p{Cs}\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/u;

// Letters and symbols to Unicode, blank to a reader: Hangul fillers (which are ignorable) and the empty Braille pattern.
const blank = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

function read(text: string, maxLength: number, forbidden: RegExp): WrittenText {
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(text.replace(blank, '')))
    return { kind: 'refused', problem: 'missing' };
  if (forbidden.test(text)) return { kind: 'refused', problem: 'control-characters' };
  if ([...text].length > maxLength) return { kind: 'refused', problem: 'too-long' };
  return { kind: 'text', text };
}
