import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Diagnostic, Fix, Place, RelatedPlace, Severity } from '#domain/diagnostic.ts';
import { placeOf, type SourcePlaces } from '#domain/entry.ts';
import type { Facts, TrustCenter } from '#domain/trust-center.ts';
import type { VaultFacts } from '#domain/vault-facts.ts';

/** What a rule may look at. No rule reads files, the clock or git by itself. */
export interface Content {
  readonly trustCenter: TrustCenter;
  readonly facts: Facts;
  readonly today: CalendarDay;
  /** What loading found; the rules about exceptions ask what these silence. */
  readonly loading?: readonly Diagnostic[];
}

/** What a rule reports; the runner adds the rule's id and severity. */
export interface Finding {
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  readonly place: Place | null;
  readonly related?: readonly RelatedPlace[];
  /** Only where one edit is certain to be what was meant. */
  readonly fix?: Fix;
  /** Only where one rule states both musts and shoulds. */
  readonly severity?: Severity;
}

/** Content that shows what a rule finds, or that it finds nothing: the rule's tests and its documentation. */
export interface Example {
  readonly title: string;
  /** Files laid over a small sound trust center; null takes one away. */
  readonly files: Readonly<Record<string, string | null>>;
  /** `file:line message` of each finding of this rule, in order; empty where the content is good. */
  readonly findings: readonly string[];
  /** Texts of files as git remembers them from when their version began; without it the content has no history. */
  readonly committed?: Readonly<Record<string, string>>;
  /** What was found in the vault, for its files here stand for bytes; without it nobody looked. */
  readonly vault?: VaultFacts;
  /** The day of the check; 2026-11-23 where none is given. */
  readonly today?: string;
}

/** One rule: a permanent id, what it asks for and why, and the check itself. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What must be true, in one sentence. */
  readonly title: string;
  /** Why it matters to an auditor, a reviewer or the law. */
  readonly rationale: string;
  readonly examples: readonly Example[];
  check(content: Content): Iterable<Finding>;
}

/** A finding at a key path of a source, such as `period.end` of a report. */
export function at(source: SourcePlaces, path: string, message: string, hint?: string): Finding {
  return { message, file: source.file, place: placeOf(source, path), ...(hint ? { hint } : {}) };
}

/** A rule's finding as the diagnostic that reporters print. */
export function diagnosticOf(rule: Rule, finding: Finding, severity: Severity): Diagnostic {
  return { ...finding, ruleId: rule.id, severity };
}
