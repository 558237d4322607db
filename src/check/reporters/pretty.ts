import { styleText } from 'node:util';
import type { Diagnostic, Place } from '#domain/diagnostic.ts';
import type { CheckReport, Reporter } from './report.ts';

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** For people: findings grouped by file, each with the line it is about and what to do; a summary at the end. */
export const prettyReporter: Reporter = (report, { color, notes }) => {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const shown = report.diagnostics.filter(({ severity }) => notes || severity !== 'info');
  const hidden = report.diagnostics.length - shown.length;
  const groups = Map.groupBy(shown, ({ file }) => file);
  const files = [...groups].map(([file, diagnostics]) => fileBlock(file, diagnostics, report, paint));
  return `${[...files, summaryLine(report, paint), ...notesLine(hidden)].join('\n')}\n`;
};

function fileBlock(
  file: string,
  diagnostics: readonly Diagnostic[],
  report: CheckReport,
  paint: Paint,
): string {
  const path = report.contentPath === '' ? file : `${report.contentPath}/${file}`;
  const lines = report.texts.get(file)?.split('\n');
  const blocks = diagnostics.map((diagnostic) => findingBlock(path, diagnostic, lines, paint));
  return `${blocks.join('\n')}`;
}

function findingBlock(
  path: string,
  diagnostic: Diagnostic,
  lines: readonly string[] | undefined,
  paint: Paint,
): string {
  const { severity, ruleId, message, hint, place, related } = diagnostic;
  const where = place ? `${path}:${place.line}:${place.column}` : path;
  const label = paint(
    severity === 'error' ? ['red', 'bold'] : severity === 'warning' ? ['yellow', 'bold'] : ['blue', 'bold'],
    severity,
  );
  const out = [`${paint('bold', where)}`, `  ${label} ${message} ${paint('dim', ruleId)}`];
  if (place && lines) out.push(...codeFrame(place, lines, paint));
  if (hint) out.push(`  ${paint('cyan', '→')} ${hint}`);
  for (const other of related ?? []) {
    out.push(
      `  ${paint('dim', `${other.file}${other.place ? `:${other.place.line}` : ''}: ${other.message}`)}`,
    );
  }
  return `${out.join('\n')}\n`;
}

function codeFrame(place: Place, lines: readonly string[], paint: Paint): string[] {
  const line = lines[place.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const from = Math.max(0, place.column - 1 - 60);
  const shown = line.slice(from, from + 100).replaceAll('\t', ' ');
  const end = place.endLine === place.line && place.endColumn ? place.endColumn : place.column + 1;
  const width = Math.max(1, Math.min(end - place.column, shown.length - (place.column - 1 - from)));
  const number = String(place.line);
  return [
    `  ${paint('dim', `${number} │`)} ${shown}`,
    `  ${' '.repeat(number.length)} ${paint('dim', '│')} ${' '.repeat(place.column - 1 - from)}${paint('red', '^'.repeat(width))}`,
  ];
}

function summaryLine({ summary }: CheckReport, paint: Paint): string {
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
  const counts = `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(files, 'file')}`;
  return `${paint(errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green', counts)}; ${coverage}.`;
}

function notesLine(hidden: number): string[] {
  if (hidden === 0) return [];
  return [
    `${count(hidden, 'note')} for information ${hidden === 1 ? 'is' : 'are'} not shown; --notes shows ${hidden === 1 ? 'it' : 'them'}.`,
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
