import type { Diagnostic } from '#domain/diagnostic.ts';
import type { CategoryCoverage } from './category-coverage.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { type CheckReport, counted, pathOf, type Reporter, type ReporterOptions } from './report.ts';

/** How many are shown, and how much of each: GitHub refuses comments of more than 65,536 characters. */
const findingsAtMost = 50;
const notesAtMost = 20;
const wordsAtMost = 400;

/** A summary for a pull request or a job: counts, coverage by category, the first findings by file with links, notes folded. */
export const markdownReporter: Reporter = (report, options) => {
  const notes = report.diagnostics.filter(({ severity }) => severity === 'info');
  // Errors come first: they must not fall behind the cut.
  const findings = (['error', 'warning'] as const).flatMap((severity) =>
    report.diagnostics.filter((finding) => finding.severity === severity),
  );
  const parts = [
    `## Trust center check: ${heading(report)}`,
    counts(report, notes.length),
    coverage(report.coverage),
    ...(findings.length > 0 ? ['### Findings', list(findings, findingsAtMost, report, options)] : []),
    ...(notes.length > 0 ? [folded(notes, report, options)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
};

function heading({ summary: { errors, warnings } }: CheckReport): string {
  return errors + warnings === 0
    ? 'nothing found'
    : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
}

function counts({ summary }: CheckReport, notes: number): string {
  return `| Errors | Warnings | Notes | Files |\n|---:|---:|---:|---:|\n| ${summary.errors} | ${summary.warnings} | ${notes} | ${summary.files} |`;
}

function coverage(all: readonly CategoryCoverage[]): string {
  if (all.length === 0) return 'No criteria are in scope.';
  const rows = all.map(
    ({ system, category, inScope, covered, carvedOut, notApplicable, open }) =>
      `| ${system === null ? '' : `${markdownText(system)}: `}${category} | ${inScope} | ${covered} | ${carvedOut} | ${notApplicable} | ${open.length === 0 ? '–' : open.join(', ')} |`,
  );
  return `| Criteria by category | In scope | Documented | Carved out | Not applicable | Open |\n|---|---:|---:|---:|---:|---|\n${rows.join('\n')}\n\n“Documented” counts criteria with an implemented, documented control. It does not say that the control operates.`;
}

function folded(notes: readonly Diagnostic[], report: CheckReport, options: ReporterOptions): string {
  return `<details>\n<summary>${counted(notes.length, 'note')} for information</summary>\n\n${list(notes, notesAtMost, report, options)}\n\n</details>`;
}

/** Findings by file; beyond the cut only their number. */
function list(
  findings: readonly Diagnostic[],
  shownAtMost: number,
  report: CheckReport,
  options: ReporterOptions,
): string {
  const files = Map.groupBy(findings.slice(0, shownAtMost), ({ file }) => file);
  const blocks = [...files].map(([file, its]) => {
    const path = pathOf(report, file);
    const items = its.map((finding) => item(finding, path, options));
    return `**[${markdownCode(path)}](${sourceLink(path, options)})**\n\n${items.join('\n')}`;
  });
  const more = findings.length - shownAtMost;
  return [...blocks, ...(more > 0 ? [`${more} more; \`npx vitrine check\` shows them all.`] : [])].join(
    '\n\n',
  );
}

function item(
  { ruleId, severity, message, hint, place }: Diagnostic,
  path: string,
  options: ReporterOptions,
): string {
  const where = place ? `[line ${place.line}](${sourceLink(path, options)}#L${place.line}): ` : '';
  const pages = options.tool.rulePages;
  const rule = pages ? `[${ruleId}](${pages}/${ruleId}.md)` : markdownCode(ruleId);
  const words = markdownText(shortened(hint ? `${message} → ${hint}` : message));
  return `- ${severity === 'info' ? '' : `**${severity}** `}${where}${words} (${rule})`;
}

function shortened(words: string): string {
  return words.length > wordsAtMost ? `${words.slice(0, wordsAtMost - 1)}…` : words;
}

/** The file at the commit that is checked; relative where no address is known. */
function sourceLink(path: string, { sourceAddress }: ReporterOptions): string {
  const encoded = path
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('(', '%28').replaceAll(')', '%29'))
    .join('/');
  return sourceAddress === null ? encoded : `${sourceAddress}/${encoded}`;
}
