import type { Diagnostic } from '#domain/diagnostic.ts';
import { type CheckReport, pathOf } from './report.ts';

/**
 * A fingerprint for each diagnostic, in order, by which other tools know a finding again after the lines around it moved: rule, file, text
 * of the line, what the message names, and a number where all that is the same twice. Days and counts that change by
 * themselves are not in it, nor is the wording of the message.
 */
export function fingerprintsOf(report: CheckReport, hash: (text: string) => string): string[] {
  const lines = new Map<string, readonly string[]>();
  const seen = new Map<string, number>();
  return report.diagnostics.map((diagnostic) => {
    const { file, ruleId, place } = diagnostic;
    const text = lines.get(file) ?? (report.texts.get(file) ?? '').split('\n');
    lines.set(file, text);
    const line = (place ? (text[place.line - 1] ?? '') : '').replace(/\s+/g, ' ').trim();
    const known = [ruleId, pathOf(report, file), line, ...namesIn(diagnostic)].join('\0');
    const ordinal = seen.get(known) ?? 0;
    seen.set(known, ordinal + 1);
    return hash(`${known}\0${ordinal}`).slice(0, 32);
  });
}

/** Names in a message: what stands in backticks, and ids such as CC6.1 or AC-01; dates and plain numbers are none. */
function namesIn({ message }: Diagnostic): readonly string[] {
  return (message.match(/`[^`]+`|\b[A-Z]+-?\d[\w.-]*/g) ?? []).filter(
    (name) => !/^`?\d{4}-\d{2}-\d{2}`?$/.test(name),
  );
}
