import { compareDiagnostics, type Diagnostic, type Severity } from '#domain/diagnostic.ts';
import { allRules } from './all-rules.ts';
import { allowancesOf, silences } from './allowances.ts';
import { findingsOf } from './findings.ts';
import { isChangeable } from './loading-findings.ts';
import { type Content, diagnosticOf, type Rule } from './rule.ts';

/**
 * Runs every rule over the content and returns all findings in report order, those of loading included. A rule's severity may be
 * changed in `trust.yaml`, and a finding silenced where it stands; neither counts past its `until`. Of loading's findings
 * only those obey that leave the file in use.
 */
export function runChecks(loaded: Content, loading: readonly Diagnostic[]): readonly Diagnostic[] {
  const content: Content = { ...loaded, loading };
  const read = loading.flatMap((finding) => (isChangeable(finding) ? settled(finding, content) : [finding]));
  const found = allRules.flatMap((rule) => runRule(rule, content));
  return [...read, ...found].sort(compareDiagnostics);
}

/** A finding of loading as settings and allowances leave it. */
function settled(finding: Diagnostic, content: Content): Diagnostic[] {
  const override = overrideOf(finding.ruleId, content);
  if (override === 'off') return [];
  const silenced = allowancesOf(content).allowances.some((allowance) =>
    silences(allowance, finding.ruleId, finding, content.today),
  );
  return silenced ? [] : [override ? { ...finding, severity: override } : finding];
}

function runRule(rule: Rule, content: Content): Diagnostic[] {
  const override = overrideOf(rule.id, content);
  if (override === 'off') return [];
  const allowances = allowancesOf(content).allowances.filter(({ ruleId }) => ruleId === rule.id);
  return findingsOf(rule, content)
    .filter(
      (finding) => !allowances.some((allowance) => silences(allowance, rule.id, finding, content.today)),
    )
    .map((finding) => diagnosticOf(rule, finding, override ?? finding.severity ?? rule.severity));
}

function overrideOf(ruleId: string, { trustCenter, today }: Content): Severity | 'off' | null {
  const override = trustCenter.trust.data.checks[ruleId];
  if (!override || (override.until && override.until < today)) return null;
  return override.severity;
}

/** Whether a run fails: any error, or with `strict` any warning. */
export function fails(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
}
