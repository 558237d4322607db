import type { Diagnostic, Severity } from '#domain/diagnostic.ts';
import type { CheckSummary } from '../summary.ts';
import type { CategoryCoverage } from './category-coverage.ts';

/** What a reporter prints. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: CheckSummary;
  readonly coverage: readonly CategoryCoverage[];
  /** Text of each file that was read, for the lines around a finding. */
  readonly texts: ReadonlyMap<string, string>;
  /** Path from the git root (or the working folder) to the content folder, for tools that show files of the repository. */
  readonly contentPath: string;
}

/** How a reporter prints. */
export interface ReporterOptions {
  readonly color: boolean;
  /** Whether findings for information alone are shown to people; programs always get them. */
  readonly notes: boolean;
  /** Whether warnings fail the run. */
  readonly strict: boolean;
  /** Whether the terminal makes links of what is marked as one (OSC 8). */
  readonly hyperlinks: boolean;
  readonly tool: Tool;
  /** Address below which the repository's files can be read at the commit that is checked, without a slash at the end. */
  readonly sourceAddress: string | null;
  /** SHA-256 in hexadecimal digits; hashing comes in as an argument. */
  readonly hash: (text: string) => string;
}

/** The linter itself, for reports that other programs keep. */
export interface Tool {
  readonly version: string;
  /** Every rule that may find something, those of loading included. */
  readonly rules: readonly RuleDescription[];
  /** Public address of the folder with the rules' pages, without a slash at the end; null where none is known. */
  readonly rulePages: string | null;
  /** Where those pages are on this machine, as a `file:` address without a slash at the end. */
  readonly localRulePages: string;
}

export interface RuleDescription {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly rationale: string;
  /** The area of the documentation, such as `reports`. */
  readonly area: string;
}

/** A reporter turns a report into one text. */
export type Reporter = (report: CheckReport, options: ReporterOptions) => string;

/** A content file's path as other tools know it: from the git root or the working folder. */
export function pathOf({ contentPath }: Pick<CheckReport, 'contentPath'>, file: string): string {
  return contentPath === '' ? file : `${contentPath}/${file}`;
}

/** `1 error`, `2 errors`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
