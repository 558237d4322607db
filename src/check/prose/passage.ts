import type { Place } from '#domain/diagnostic.ts';
import type { Entry, SourcePlaces } from '#domain/entry.ts';
import { placeOf } from '#domain/entry.ts';
import type { MarkdownNode, Point } from './markdown-tree.ts';

/** A run of text that readers see as one: a paragraph, a heading, a table cell, or one value of the front matter. */
export interface Passage {
  readonly text: string;
  readonly file: string;
  /** Where the characters from `from` to `to` (exclusive) of the text stand in the file. */
  place(from: number, to: number): Place | null;
}

/** Stands for code, pictures and bare addresses, so that no phrase is found across or inside them. */
export const gap = '\uFFFC';

/** A part of the text that is written in one piece. Nodes are not kept: there are many, and their tree is large. */
interface Piece {
  readonly at: number;
  readonly value: string;
  readonly start: Point | undefined;
}

/** The text of a block of Markdown across bold, links and line breaks; code and bare web addresses are gaps. */
export function blockPassage(entry: Entry<unknown>, block: MarkdownNode): Passage {
  const pieces: Piece[] = [];
  const text = collect(block, pieces, 0);
  const blockStart = block.position?.start ?? { line: 1, column: 1 };
  return {
    text,
    file: entry.file,
    place: (from, to) => {
      const start = pointAt(entry, pieces, from) ?? blockStart;
      const end = pointAt(entry, pieces, Math.max(from, to - 1));
      const line = entry.bodyLine + start.line - 1;
      return end
        ? { line, column: start.column, endLine: entry.bodyLine + end.line - 1, endColumn: end.column + 1 }
        : { line, column: start.column };
    },
  };
}

/** A value of the front matter or of a settings file. */
export function fieldPassage(source: SourcePlaces, path: string, text: string): Passage {
  return { text, file: source.file, place: (from, to) => placeInField(source, path, text, from, to) };
}

function collect(node: MarkdownNode, pieces: Piece[], at: number): string {
  switch (node.type) {
    case 'text':
      pieces.push({ at, value: node.value ?? '', start: node.position?.start });
      return node.value ?? '';
    case 'break':
      return '\n';
    case 'inlineCode':
    case 'image':
    case 'imageReference':
    case 'html':
    case 'footnoteReference':
      return gap;
    case 'link':
      if (isBareAddress(node)) return gap;
      break;
  }
  let text = '';
  for (const child of node.children ?? []) text += collect(child, pieces, at + text.length);
  return text;
}

function isBareAddress({ url = '', children }: MarkdownNode): boolean {
  const words = children?.length === 1 ? children[0]?.value : undefined;
  return words !== undefined && /^https?:/i.test(url) && url.endsWith(words.replace(/^https?:\/\//i, ''));
}

function pointAt(entry: Entry<unknown>, pieces: readonly Piece[], offset: number): Point | null {
  const piece = pieces.findLast(({ at }) => at <= offset);
  if (!piece?.start) return null;
  const { at, value, start } = piece;
  const before = value.slice(0, offset - at);
  const breaks = before.split('\n');
  const last = breaks.at(-1) ?? '';
  if (breaks.length === 1) return { line: start.line, column: start.column + last.length };
  // Continuation lines lose their indentation and quote marks, so the written line is searched for the text's line.
  const line = start.line + breaks.length - 1;
  const words = value.split('\n')[breaks.length - 1] ?? '';
  const written = lineOf(entry, line).indexOf(words);
  return { line, column: Math.max(written, 0) + last.length + 1 };
}

const lines = new WeakMap<Entry<unknown>, readonly string[]>();

/** One line of an entry's body, 1-based; the lines are split once. */
export function lineOf(entry: Entry<unknown>, line: number): string {
  const known = lines.get(entry) ?? entry.body.split('\n');
  lines.set(entry, known);
  return known[line - 1] ?? '';
}

/** Exact where the value stands on one line as it is read; the whole value where YAML folded or unescaped it. */
function placeInField(
  source: SourcePlaces,
  path: string,
  text: string,
  from: number,
  to: number,
): Place | null {
  const place = placeOf(source, path);
  if (!place || place.endLine !== place.line || place.endColumn === undefined) return place;
  const quotes = (place.endColumn - place.column - text.length) / 2;
  if (quotes !== 0 && quotes !== 1) return place;
  const start = place.column + quotes;
  return { line: place.line, column: start + from, endLine: place.line, endColumn: start + to };
}
