import { styleText } from 'node:util';
import type { Diagnostic, Place } from '#domain/diagnostic.ts';
import { type CheckReport, counted, pathOf, type ReporterOptions, type Tool } from './report.ts';
import { terminalLink, visibleText } from './visible-text.ts';

/** What is printed for people. */
export type PrettyReport = Omit<CheckReport, 'coverage'>;

/** How: links to the rules' pages where the terminal makes links, else their address once at the end. */
export type PrettyOptions = Pick<ReporterOptions, 'color' | 'notes'> &
  Partial<Pick<ReporterOptions, 'hyperlinks' | 'tool'>>;

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

interface Look {
  readonly paint: Paint;
  readonly ruleName: (id: string) => string;
}

/** For people: findings in the order of files, each with the line it is about and what to do; a summary at the end. */
export function prettyReporter(report: PrettyReport, options: PrettyOptions): string {
  const shown = report.diagnostics.filter(({ severity }) => options.notes || severity !== 'info');
  const end = [
    summaryLine(report, lookOf(options).paint),
    ...fixesLine(shown.filter(({ fix }) => fix).length),
    ...notesLine(report.diagnostics.length - shown.length),
    ...(shown.length > 0 && !options.hyperlinks ? [pagesLine(options.tool)] : []),
  ];
  return `${[...prettyFindings({ ...report, diagnostics: shown }, options), ...end].join('\n')}\n`;
}

/** The findings alone, one text each. */
export function prettyFindings(
  report: Pick<PrettyReport, 'diagnostics' | 'texts' | 'contentPath'>,
  options: Omit<PrettyOptions, 'notes'>,
): string[] {
  const look = lookOf(options);
  const lines = new Map<string, readonly string[]>();
  return report.diagnostics.map((diagnostic) =>
    findingBlock(diagnostic, report, linesOf(lines, report, diagnostic), look),
  );
}

type Files = Pick<PrettyReport, 'texts' | 'contentPath'>;

function lookOf({ color, hyperlinks, tool }: Omit<PrettyOptions, 'notes'>): Look {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const pages = hyperlinks ? (tool?.rulePages ?? tool?.localRulePages) : undefined;
  const ruleName = (id: string) => {
    const name = paint('dim', id);
    return pages === undefined ? name : terminalLink(name, `${pages}/${id}.md`);
  };
  return { paint, ruleName };
}

/** The lines of a finding's file, split once a file. */
function linesOf(known: Map<string, readonly string[]>, { texts }: Files, { file }: Diagnostic) {
  const lines = known.get(file) ?? texts.get(file)?.split('\n') ?? [];
  known.set(file, lines);
  return lines;
}

function findingBlock(
  diagnostic: Diagnostic,
  report: Files,
  lines: readonly string[],
  { paint, ruleName }: Look,
): string {
  const { file, severity, ruleId, message, hint, place, related = [] } = diagnostic;
  const label = paint([severityColors[severity], 'bold'], severity);
  const out = [
    paint('bold', whereOf(report, file, place)),
    `  ${label} ${visibleText(message)} ${ruleName(ruleId)}`,
  ];
  if (place) out.push(...codeFrame(place, lines, paint));
  if (hint) out.push(`  ${paint('cyan', '→')} ${visibleText(hint)}`);
  for (const other of related) {
    const where = whereOf(report, other.file, other.place);
    out.push(`  ${paint('dim', `${where}: ${visibleText(other.message)}`)}`);
  }
  return `${out.join('\n')}\n`;
}

const severityColors = { error: 'red', warning: 'yellow', info: 'blue' } as const;

function whereOf(report: Files, file: string, place: Place | null): string {
  const path = visibleText(pathOf(report, file));
  return place ? `${path}:${place.line}:${place.column}` : path;
}

function codeFrame(place: Place, lines: readonly string[], paint: Paint): string[] {
  const line = lines[place.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const from = Math.max(0, place.column - 1 - 60);
  const shown = visibleText(line.slice(from, from + 100).replaceAll('\t', ' '));
  const end = place.endLine === place.line && place.endColumn ? place.endColumn : place.column + 1;
  const width = Math.max(1, Math.min(end - place.column, shown.length - (place.column - 1 - from)));
  const number = String(place.line);
  return [
    `  ${paint('dim', `${number} │`)} ${shown}`,
    `  ${' '.repeat(number.length)} ${paint('dim', '│')} ${' '.repeat(place.column - 1 - from)}${paint('red', '^'.repeat(width))}`,
  ];
}

function summaryLine({ summary }: PrettyReport, paint: Paint): string {
  const {
    errors,
    warnings,
    files,
    criteriaInScope,
    criteriaCovered,
    criteriaCarvedOut,
    criteriaNotApplicable,
  } = summary;
  const others = [
    ...(criteriaCarvedOut > 0 ? [`${criteriaCarvedOut} carved out`] : []),
    ...(criteriaNotApplicable > 0 ? [`${criteriaNotApplicable} not applicable`] : []),
  ];
  const coverage = `${criteriaCovered} of ${criteriaInScope} criteria in scope have documented controls${others.length > 0 ? ` (${others.join(', ')})` : ''}`;
  const counts = `${counted(errors, 'error')}, ${counted(warnings, 'warning')} in ${counted(files, 'file')}`;
  return `${paint(errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green', counts)}; ${coverage}.`;
}

function fixesLine(fixable: number): string[] {
  if (fixable === 0) return [];
  return [`${fixable} of these can be corrected by \`npx vitrine check --fix\`.`];
}

function notesLine(hidden: number): string[] {
  if (hidden === 0) return [];
  return [
    `${counted(hidden, 'note')} for information ${hidden === 1 ? 'is' : 'are'} not shown; --notes shows ${hidden === 1 ? 'it' : 'them'}.`,
  ];
}

function pagesLine(tool: Tool | undefined): string {
  return `What a rule asks for and why: ${tool?.rulePages ?? 'docs/rules'}/<rule-id>.md`;
}
