import type { Diagnostic } from '#domain/diagnostic.ts';
import { type CheckReport, counted, pathOf, type Reporter } from './report.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/**
 * JUnit XML as CI servers read it: a suite for each file, a case for each finding. What fails the run is a failure; a warning that does
 * not is skipped, so that it is seen; a note passes and carries its text. Without findings there is one case that passes.
 */
export const junitReporter: Reporter = (report, { strict }) => {
  const files = Map.groupBy(report.diagnostics, ({ file }) => file);
  const suites = [...files].map(([file, diagnostics]) => suite(pathOf(report, file), diagnostics, strict));
  const counts = attributes(report.diagnostics, strict);
  const body = suites.length > 0 ? suites.join('') : nothingFound(report);
  const open = suites.length > 0 ? counts : 'tests="1" failures="0" errors="0" skipped="0" time="0"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vitrine check" ${open}>\n${body}</testsuites>\n`;
};

type Outcome = 'failure' | 'skipped' | 'passed';

function outcomeOf({ severity }: Diagnostic, strict: boolean): Outcome {
  if (severity === 'error' || (strict && severity === 'warning')) return 'failure';
  return severity === 'warning' ? 'skipped' : 'passed';
}

function attributes(diagnostics: readonly Diagnostic[], strict: boolean): string {
  const count = (outcome: Outcome) =>
    diagnostics.filter((finding) => outcomeOf(finding, strict) === outcome).length;
  return `tests="${diagnostics.length}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}" time="0"`;
}

function suite(path: string, diagnostics: readonly Diagnostic[], strict: boolean): string {
  const cases = diagnostics.map((finding) => testCase(path, finding, outcomeOf(finding, strict)));
  return `  <testsuite name="${xmlAttribute(path)}" ${attributes(diagnostics, strict)}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(path: string, finding: Diagnostic, outcome: Outcome): string {
  const { ruleId, severity, message, place } = finding;
  const line = place ? ` line="${place.line}"` : '';
  const open = `    <testcase name="${xmlAttribute(`${ruleId}: ${message}`)}" classname="${xmlAttribute(path)}" file="${xmlAttribute(path)}"${line} time="0">`;
  const text = xmlText(wordsOf(path, finding));
  const inside = {
    failure: `<failure type="${severity}" message="${xmlAttribute(message)}">${text}</failure>`,
    skipped: `<skipped message="${xmlAttribute(`${severity}: ${message}`)}">${text}</skipped>`,
    passed: `<system-out>${text}</system-out>`,
  } satisfies Record<Outcome, string>;
  return `${open}\n      ${inside[outcome]}\n    </testcase>\n`;
}

function wordsOf(path: string, { ruleId, severity, message, hint, place }: Diagnostic): string {
  const where = place ? `${path}:${place.line}:${place.column}` : path;
  return [where, `${severity} ${message} ${ruleId}`, ...(hint ? [hint] : [])].join('\n');
}

function nothingFound({ summary }: CheckReport): string {
  return `  <testsuite name="vitrine check" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="No findings in ${counted(summary.files, 'file')}" classname="vitrine check" time="0"/>
  </testsuite>
`;
}
