import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Place } from '#domain/diagnostic.ts';
import type { YamlComment } from '#domain/entry.ts';
import { textLines } from './text-lines.ts';
import { yamlComments } from './yaml-comments.ts';
import { yamlWords } from './yaml-words.ts';

/** YAML as plain data, with the place of each value under its path (`a.0.b`) and of each key under `path#key`. */
export interface ParsedYaml {
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Place>;
  readonly problems: readonly YamlProblem[];
  /** Its comments in parentheses; not there where there are none. */
  readonly comments?: readonly YamlComment[];
}

export interface YamlProblem {
  readonly message: string;
  readonly hint?: string;
  readonly place: Place;
}

/**
 * Parses one YAML document with exact positions. Dates stay text (YAML 1.2 core schema), duplicate keys are problems,
 * `null` is the same as missing. `firstLine` is the line of the file on which the text starts.
 */
export function parseYaml(text: string, firstLine = 1): ParsedYaml {
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    prettyErrors: false,
    // 'silent' would pass over a second document without a word.
    logLevel: 'error',
  });
  const place = placesIn(text, firstLine);
  const problems = firstOfEachLine(
    [...document.errors, ...document.warnings].map((error) => {
      const [from, to] = rangeOf(error, document);
      return {
        ...yamlWords(error.code, error.message, writtenAt(text, from)),
        place: place(from, Math.max(to, from + 1)),
      };
    }),
  );
  const places = new Map<string, Place>([['', { line: firstLine, column: 1 }]]);
  if (document.errors.length > 0) return { value: undefined, places, problems };
  collectPlaces(document.contents as Node | null, '', places, place);
  const comments = yamlComments(text, firstLine);
  return {
    ...readValue(document, problems, place),
    places,
    ...(comments.length > 0 ? { comments } : {}),
  };
}

type PlaceIn = (from: number, to: number) => Place;

function readValue(document: Document, problems: YamlProblem[], place: PlaceIn) {
  try {
    return { value: withoutNulls(document.toJS({ maxAliasCount: 100 })), problems };
  } catch (error) {
    return { value: undefined, problems: [...problems, aliasProblem(document, error as Error, place)] };
  }
}

/** A name after `*` that no `&` gave, or aliases that would make the text huge. */
function aliasProblem(document: Document, { message }: Error, place: PlaceIn): YamlProblem {
  const name = /^Unresolved alias.*: (.*)$/.exec(message)?.[1];
  if (name === undefined)
    return {
      message: 'The YAML repeats itself through aliases too often.',
      hint: 'Write the values out.',
      place: place(0, 0),
    };
  let range: readonly [number, number] = [0, 0];
  visit(document as Document.Parsed, {
    Alias(_, alias) {
      if (alias.source === name && alias.range) range = [alias.range[0], alias.range[1]];
    },
  });
  return { ...yamlWords('BAD_ALIAS', message, `*${name}`), place: place(...range) };
}

/** What follows a mistake in its line is mostly its consequence. */
function firstOfEachLine(problems: readonly YamlProblem[]): YamlProblem[] {
  const lines = new Set<number>();
  return problems.filter(({ place: { line } }) => !lines.has(line) && lines.add(line));
}

function collectPlaces(
  node: Node | null,
  path: string,
  places: Map<string, Place>,
  place: (from: number, to: number) => Place,
): void {
  if (!node || isAlias(node)) return;
  if (isScalar(node) && node.range && !places.has(path))
    places.set(path, place(node.range[0], node.range[1]));
  if (isSeq(node)) {
    node.items.forEach((item, index) => {
      const child = join(path, String(index));
      const range = (item as Node).range;
      if (range) places.set(child, place(range[0], range[1]));
      collectPlaces(item as Node, child, places, place);
    });
  }
  if (isMap(node)) collectPairs(node, path, places, place);
}

function collectPairs(
  map: YAMLMap,
  path: string,
  places: Map<string, Place>,
  place: (from: number, to: number) => Place,
): void {
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key) || !pair.key.range) continue;
    const child = join(path, String(pair.key.value));
    const key = place(pair.key.range[0], pair.key.range[1]);
    places.set(`${child}#key`, key);
    // A list or map is shown at its key, a value at itself: that is the line that somebody will edit.
    if (isScalar(pair.value) && pair.value.range && pair.value.value !== null) {
      places.set(child, place(pair.value.range[0], pair.value.range[1]));
    } else {
      places.set(child, key);
      collectPlaces(pair.value as Node | null, child, places, place);
    }
  }
}

function placesIn(text: string, firstLine: number): (from: number, to: number) => Place {
  const positionOf = textLines(text);
  return (from, to) => {
    const start = positionOf(from);
    const end = positionOf(Math.max(to, from));
    return {
      line: firstLine + start.line - 1,
      column: start.column,
      endLine: firstLine + end.line - 1,
      endColumn: end.column,
    };
  };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

/** Where the mistake is: a quote that nothing closes is found at the end of the text, and made where it opens. */
function rangeOf({ message, pos }: YAMLError, document: Document): readonly [number, number] {
  if (!/closing ["']quote/.test(message)) return pos;
  let start: number | undefined;
  visit(document as Document.Parsed, {
    Scalar(_, { range, type }) {
      if (type?.startsWith('QUOTE') && range && range[0] < pos[0] && range[1] >= pos[0]) start = range[0];
    },
  });
  return start === undefined ? pos : [start, start + 1];
}

/** The word at an offset, short enough to be shown. */
function writtenAt(text: string, offset: number): string {
  const [line = ''] = text.slice(offset, offset + 200).split('\n');
  const word = /^\\.|^["']?[^\s:,[\]{}]*/.exec(line)?.[0] || line.charAt(0);
  return word.length > 40 ? `${word.slice(0, 39)}…` : word.replaceAll('`', '');
}
