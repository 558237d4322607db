import type { Diagnostic } from '#domain/diagnostic.ts';
import type { CheckSummary } from '../summary.ts';

/** What a reporter prints. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: CheckSummary;
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
}

/** A reporter turns a report into one text. */
export type Reporter = (report: CheckReport, options: ReporterOptions) => string;
