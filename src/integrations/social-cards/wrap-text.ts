import { splitGraphemes } from '#server/pdf/clean-text.ts';
import { type LineStyle, type SetLine, setLine } from './set-line.ts';

/** A text in lines, at the size at which it fits. */
export interface WrappedText {
  readonly lines: readonly SetLine[];
  /** Font size in pixels. */
  readonly size: number;
}

/** A size in pixels and how many lines there is room for in it. */
export interface Fit {
  readonly size: number;
  readonly lines: number;
}

/**
 * Breaks a text into lines of at most `width` pixels: in the first size in which it fits whole and breaks no word, else in the
 * last, clipped after the last word for which there is room, with an ellipsis.
 */
export function wrapText(
  text: string,
  width: number,
  fits: readonly [Fit, ...Fit[]],
  style: LineStyle,
): WrappedText {
  let chosen = fits[0];
  let broken: Broken = { lines: [], insideWord: false };
  for (chosen of fits) {
    broken = breakLines(text, (width * 1000) / chosen.size, style);
    if (broken.lines.length <= chosen.lines && !broken.insideWord) break;
  }
  const room = (width * 1000) / chosen.size;
  const lines =
    broken.lines.length > chosen.lines ? clip(broken.lines, chosen.lines, room, style) : broken.lines;
  return { lines: lines.map((line) => setLine(line, style)), size: chosen.size };
}

interface Broken {
  readonly lines: readonly string[];
  readonly insideWord: boolean;
}

function breakLines(text: string, width: number, style: LineStyle): Broken {
  const fits = (line: string) => setLine(line.trimEnd(), style).width <= width;
  const lines: string[] = [];
  let insideWord = false;
  let line = '';
  for (const part of unbreakableParts(text)) {
    if (fits(line + part)) {
      line += part;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = part.trimStart();
    while (!fits(line)) {
      const hyphen = spaceless.test(line) ? '' : '-';
      const head = longestHead(line, (text) => fits(text + hyphen));
      lines.push(head + hyphen);
      line = line.slice(head.length);
      insideWord = true;
    }
  }
  return { lines: line.trim() === '' ? lines : [...lines, line.trimEnd()], insideWord };
}

/** At least one character, so that it ends. */
function longestHead(word: string, fits: (text: string) => boolean): string {
  const graphemes = splitGraphemes(word);
  let count = 1;
  while (count < graphemes.length && fits(graphemes.slice(0, count + 1).join(''))) count += 1;
  return graphemes.slice(0, count).join('');
}

function clip(lines: readonly string[], most: number, width: number, style: LineStyle): string[] {
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? '';
  while (last !== '' && setLine(`${last}…`, style).width > width) {
    const parts = unbreakableParts(last);
    last = parts.length > 1 ? parts.slice(0, -1).join('') : splitGraphemes(last).slice(0, -1).join('');
  }
  return [...kept, `${last.replace(/[\s,;:.–—-]+$/u, '')}…`];
}

/** Words with the signs and the space after them; between Chinese, Japanese or Thai words a line may end too. */
function unbreakableParts(text: string): string[] {
  const parts: string[] = [];
  for (const { segment } of words.segment(text)) {
    const last = parts.at(-1);
    if (last !== undefined && !mayBreakBetween(last, segment)) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });

function mayBreakBetween(before: string, after: string): boolean {
  if (/^\s/u.test(after)) return false;
  if (/\s$/u.test(before)) return true;
  const joined = /^[\p{Pe}\p{Pf}\p{Po}\p{Lm}]/u.test(after) || /[\p{Ps}\p{Pi}]$/u.test(before);
  return (
    !joined && (/\p{L}[-–—/]$/u.test(before) || spaceless.test(after) || spaceless.test(before.at(-1) ?? ''))
  );
}

/** Scripts that put no spaces between words. */
const spaceless = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}、。」』）]/u;
