import { type CoverageState, coverageOf } from '#domain/coverage.ts';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { systemsOf } from '#frameworks/systems.ts';
import type { Content } from './rule.ts';

/** The figures of `check --format json`. Criteria are counted per system and added up. */
export interface CheckSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly files: number;
  readonly criteriaInScope: number;
  readonly criteriaCovered: number;
  readonly criteriaCarvedOut: number;
  readonly criteriaNotApplicable: number;
}

/** Counts findings, files and criteria by their state. */
export function summarize(content: Content, diagnostics: readonly Diagnostic[]): CheckSummary {
  const states = systemsOf(content.trustCenter).flatMap(({ scope, criteria }) =>
    coverageOf(scope, criteria, content.trustCenter.controls).map(({ state }) => state),
  );
  const count = (state: CoverageState) => states.filter((other) => other === state).length;
  return {
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
    files: content.facts.files.length,
    criteriaInScope: states.length,
    criteriaCovered: count('covered'),
    criteriaCarvedOut: count('carved-out'),
    criteriaNotApplicable: count('not-applicable'),
  };
}
