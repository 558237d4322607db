import { splitGraphemes } from '../clean-text.ts';
import { FIELD_END, FIELD_START, layoutText, type TextLine } from '../layout-text.ts';

/** A line of a paragraph. */
export interface WrappedLine {
  readonly line: TextLine;
  /** Its text, for readers that do not look at glyphs. */
  readonly text: string;
  /** Begins at the right: the paragraph's first letter is written from right to left. */
  readonly rightToLeft: boolean;
}

/**
 * Breaks a paragraph into lines: at spaces, between Chinese and Japanese characters, and within a word that is wider than a
 * line. No character is dropped but the spaces at the breaks.
 * @param width in points
 * @param size of the font, points
 */
export function wrapLines(text: string, width: number, size: number): readonly WrappedLine[] {
  const most = (width / size) * 1000;
  const clean = printable(text);
  const rightToLeft = firstStrong.exec(clean)?.groups?.rtl !== undefined;
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of pieces(clean)) {
    const wide = widthOf(piece);
    if (current !== '' && used + widthOf(piece.trimEnd()) > most) {
      lines.push(current);
      [current, used] = ['', 0];
    }
    if (wide <= most) {
      current += piece;
      used += wide;
      continue;
    }
    for (const grapheme of splitGraphemes(piece)) {
      const step = widthOf(grapheme);
      if (current !== '' && used + step > most) {
        lines.push(current);
        [current, used] = ['', 0];
      }
      current += grapheme;
      used += step;
    }
  }
  if (current.trim() !== '') lines.push(current);
  return lines.map((line) => {
    const shown = line.trim();
    return { line: layoutText(`${FIELD_START}${shown}${FIELD_END}`), text: shown, rightToLeft };
  });
}

/** What breaks lines, orders text or shows nothing must not reach the page. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '');
}

const firstStrong =
  /^[^\p{L}]*(?:(?<rtl>[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}])|\p{L})/u;

/** Where a line may break: after spaces and hyphens, around ideographs. */
function pieces(text: string): readonly string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{P}]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*(?:\s+|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|$)/gu,
    ) ?? []
  );
}

const known = new Map<string, number>();
const mostKnown = 5_000;

function widthOf(piece: string): number {
  const found = known.get(piece);
  if (found !== undefined) return found;
  const { width } = layoutText(piece);
  if (known.size >= mostKnown) known.clear();
  known.set(piece, width);
  return width;
}
