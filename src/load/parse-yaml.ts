import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Place } from '#domain/diagnostic.ts';
import { textLines } from './text-lines.ts';

/** YAML as plain data, with the place of each value under its path (`a.0.b`) and of each key under `path#key`. */
export interface ParsedYaml {
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Place>;
  readonly problems: readonly YamlProblem[];
}

export interface YamlProblem {
  readonly message: string;
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
    logLevel: 'silent',
  });
  const place = placesIn(text, firstLine);
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    message: plain(error.message),
    place: place(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)),
  }));
  const places = new Map<string, Place>([['', { line: firstLine, column: 1 }]]);
  if (document.errors.length > 0) return { value: undefined, places, problems };
  collectPlaces(document.contents as Node | null, '', places, place);
  return { ...readValue(() => document.toJS({ maxAliasCount: 100 }), problems, firstLine), places };
}

function readValue(read: () => unknown, problems: YamlProblem[], line: number) {
  try {
    return { value: withoutNulls(read()), problems };
  } catch {
    const message = 'The YAML repeats itself through aliases too often.';
    return { value: undefined, problems: [...problems, { message, place: { line, column: 1 } }] };
  }
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

function plain(message: string): string {
  const first = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
