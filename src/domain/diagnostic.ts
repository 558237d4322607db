export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** A range in a text: 1-based, columns in UTF-16 units, end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A second place that explains the first: the other definition of an id, the line that created the duty. */
export interface RelatedPlace {
  readonly file: string;
  readonly place: Place | null;
  readonly message: string;
}

/**
 * A safe edit that settles a finding: it changes how something is written, never what is said. Where the file does not say
 * `written` at the place, there is nothing to replace.
 */
export interface Fix {
  readonly place: Place & { readonly endLine: number; readonly endColumn: number };
  readonly written: string;
  readonly replacement: string;
}

/** One finding about the content. `file` is POSIX and relative to the content folder; an unknown place is null, never 0:0. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do next. */
  readonly hint?: string;
  readonly file: string;
  readonly place: Place | null;
  readonly related?: readonly RelatedPlace[];
  /** Only where one edit is certain to be what was meant: `vitrine check --fix` makes it. */
  readonly fix?: Fix;
}

/** Order of every report: by file, then line, column and rule. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
