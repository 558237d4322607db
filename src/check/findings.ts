import type { Content, Finding, Rule } from './rule.ts';

const memo = new WeakMap<Content, Map<Rule, readonly Finding[]>>();

/** What a rule finds in the content, before anything is silenced. Each rule runs once, also where another asks what it found. */
export function findingsOf(rule: Rule, content: Content): readonly Finding[] {
  const found = memo.get(content) ?? new Map<Rule, readonly Finding[]>();
  memo.set(content, found);
  const findings = found.get(rule) ?? [...rule.check(content)];
  found.set(rule, findings);
  return findings;
}
