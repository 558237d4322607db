import type { Place } from './diagnostic.ts';

const entryKinds = ['control', 'policy', 'report', 'document', 'agreement', 'faq', 'update', 'page'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Everything that a rule needs to point at the line: places of the front matter's values by key path such as `criteria.0`. */
export interface SourcePlaces {
  readonly file: string;
  readonly places: ReadonlyMap<string, Place>;
  /** Comments of the YAML that are in parentheses; rules about exceptions read them. Not there where there are none. */
  readonly comments?: readonly YamlComment[];
}

/** A comment `# (…)` of YAML: what stands in the parentheses, and whether its line holds nothing else. */
export interface YamlComment {
  readonly text: string;
  readonly place: Place;
  readonly alone: boolean;
}

/** One content file, parsed: its typed front matter, its body and where both stand. */
export interface Entry<Data> extends SourcePlaces {
  readonly id: string;
  readonly data: Data;
  /** Markdown after the front matter, line ends normalised to LF. */
  readonly body: string;
  /** Line of the file at which the body starts, 1-based. */
  readonly bodyLine: number;
}

/**
 * The place of a key path in a source, or of the nearest parent that is there: a rule about `period.end` points at
 * `period` when the end is missing, and at the first line when nothing of it is.
 */
export function placeOf(source: SourcePlaces, path: string): Place | null {
  const parts = path === '' ? [] : path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const place = source.places.get(parts.slice(0, length).join('.'));
    if (place) return place;
  }
  return source.places.get('') ?? null;
}

/** The URL segment of an id: ids are shown as written and lower-cased in addresses. */
export function slugOf(id: string): string {
  return id.toLowerCase();
}
