import type { Diagnostic } from '#domain/diagnostic.ts';
import { type CheckReport, pathOf, type Reporter } from './report.ts';

/** GitHub Actions workflow commands: each finding appears at its line of the pull request. */
export const githubReporter: Reporter = (report) =>
  report.diagnostics.map((diagnostic) => `${command(diagnostic, report)}\n`).join('');

function command({ severity, ruleId, message, hint, file, place }: Diagnostic, report: CheckReport): string {
  const level = severity === 'info' ? 'notice' : severity;
  const properties = [
    `file=${escapeProperty(pathOf(report, file))}`,
    ...(place ? [`line=${place.line}`, `col=${place.column}`] : []),
    `title=${escapeProperty(ruleId)}`,
  ];
  return `::${level} ${properties.join(',')}::${escapeData(hint ? `${message} ${hint}` : message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
