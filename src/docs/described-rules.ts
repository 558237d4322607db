import { allRules } from '#check/all-rules.ts';
import { loadingRule } from '#check/loading-findings.ts';
import type { RuleDescription } from '#check/reporters/report.ts';
import type { Example } from '#check/rule.ts';
import { type LoadingRule, loadingRules } from '#load/loading-rules.ts';
import { ruleAreas } from './rule-areas.ts';

/** Everything that documentation says about a rule, or about a finding of loading. */
export interface DescribedRule extends RuleDescription {
  readonly since: string;
  /** What settings may do about it: change and silence it, change it in `trust.yaml` alone, or nothing. */
  readonly changes: 'anywhere' | 'trust.yaml' | 'nowhere';
  /** What to do, for findings of loading; rules say it in each finding. */
  readonly hint: string | null;
  readonly examples: readonly Example[];
}

/** Every rule and every finding of loading, by area; those that `rule-areas.ts` does not name yet come last. */
export function describedRules(): readonly DescribedRule[] {
  const places = new Map(
    ruleAreas.flatMap(({ id: area, rules }) =>
      Object.entries(rules).map(([id, since]) => [id, { area, since }] as const),
    ),
  );
  const order = [...places.keys()];
  return [...describedLoading(), ...describedChecks()]
    .map((rule) => ({ ...rule, ...(places.get(rule.id) ?? unplaced) }))
    .sort((a, b) => placeIn(order, a.id) - placeIn(order, b.id));
}

/** What a rule has until it is entered in `rule-areas.ts`; a test asks for the entry. */
export const unplaced = { area: 'other', since: 'unreleased' } as const;

function placeIn(order: readonly string[], id: string): number {
  const at = order.indexOf(id);
  return at === -1 ? order.length : at;
}

type Undated = Omit<DescribedRule, 'area' | 'since'>;

function describedChecks(): readonly Undated[] {
  return allRules.map(({ id, severity, title, rationale, examples }) => ({
    id,
    severity,
    title,
    rationale,
    examples,
    changes: 'anywhere',
    hint: null,
  }));
}

function describedLoading(): readonly Undated[] {
  return Object.entries<LoadingRule>(loadingRules).map(([id, rule]) => ({
    id,
    ...rule,
    changes: loadingRule(id) === 'fixed' ? 'nowhere' : id === 'unknown-key' ? 'anywhere' : 'trust.yaml',
  }));
}
