/** A piece of a text: `short` and `long` ones stay on one line, everything else breaks where it may. */
export interface TextPiece {
  readonly text: string;
  /** A phone may not have room for a `long` one where letters grew to twice their size. */
  readonly holds: 'short' | 'long' | null;
}

/**
 * Takes a text apart where a line must not end: “SOC 2®”, “Type 2”, “30 days”, “1 July 2026”, “e-mail”. The text itself stays as
 * it is: whoever searches or copies it finds ordinary spaces.
 */
export function unbrokenPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(unbroken)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), holds: null });
    pieces.push({ text: match[0], holds: match[0].length > 8 ? 'long' : 'short' });
    end = match.index + match[0].length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end), holds: null });
  return pieces;
}

const monthNames = [
  'January|February|March|April|May|June|July|August|September|October|November|December',
  'Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember',
].join('|');
const units = [
  '(?:business )?(?:minute|hour|day|week|month|year)s?',
  '(?:Minute|Stunde|Woche)n?|(?:Werktag|Tag|Monat|Jahr)(?:en|e)?',
].join('|');

const unbroken = new RegExp(
  [
    `(?<!\\d)\\d{1,2}\\.? (?:${monthNames})(?: \\d{4})?|(?<!\\p{L})(?:${monthNames}) \\d{4}(?!\\d)`,
    '(?<!\\p{L})SOC [123]®?|(?<!\\p{L})Type? [12](?!\\d)',
    '(?<!\\p{L})ISO/IEC \\d{4,5}',
    `(?<![\\p{L}\\d])\\d+(?:[.,]\\d+)? (?:${units})(?!\\p{L})`,
    '(?<!\\p{L})[Ee]-[Mm]ails?(?!\\p{L})',
  ].join('|'),
  'gu',
);
