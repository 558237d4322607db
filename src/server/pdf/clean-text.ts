/** Longer fields are cut before anything is measured: no name needs more, and hostile input must stay cheap. */
const MAX_GRAPHEMES = 300;
const MAX_MARKS = 4;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Makes a field fit to be drawn: composed (NFC), one line, without control characters, direction overrides, lone
 * surrogates and towers of combining marks.
 */
export function cleanField(value: string): string {
  const text = value
    .slice(0, MAX_GRAPHEMES * 8)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\t\n\v\f\r\u0085]+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/^[\p{M}\u200c\u200d]+/u, '')
    .trim();
  return splitGraphemes(text).slice(0, MAX_GRAPHEMES).map(limitMarks).join('');
}

/** What a reader takes for one character, emoji sequences and letters with marks included. */
export function splitGraphemes(text: string): string[] {
  return PLAIN.test(text) ? text.split('') : Array.from(graphemes.segment(text), (part) => part.segment);
}

const PLAIN = /^[\x20-\x7e\xa0-\xff]*$/;

function limitMarks(grapheme: string): string {
  const marks = grapheme.match(/\p{M}/gu);
  if (!marks || marks.length <= MAX_MARKS) return grapheme;
  let left = MAX_MARKS;
  return grapheme.replace(/\p{M}/gu, (mark) => {
    left -= 1;
    return left >= 0 ? mark : '';
  });
}
