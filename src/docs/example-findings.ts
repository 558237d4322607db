import { allRules } from '#check/all-rules.ts';
import { exampleContent } from '#check/example-content.fixture.ts';
import { prettyFindings } from '#check/reporters/pretty.ts';
import { diagnosticOf, type Example } from '#check/rule.ts';
import { compareDiagnostics, type Diagnostic } from '#domain/diagnostic.ts';

/** What a rule, or loading, finds in an example: as `vitrine check` shows it, with the line and what to do. */
export function exampleFindings(ruleId: string, example: Example): string {
  const content = exampleContent(example);
  const rule = allRules.find(({ id }) => id === ruleId);
  const diagnostics: readonly Diagnostic[] = rule
    ? [...rule.check(content)].map((finding) =>
        diagnosticOf(rule, finding, finding.severity ?? rule.severity),
      )
    : content.diagnostics;
  const report = {
    diagnostics: diagnostics.toSorted(compareDiagnostics),
    texts: content.texts,
    contentPath: '',
  };
  return prettyFindings(report, { color: false }).join('\n');
}
